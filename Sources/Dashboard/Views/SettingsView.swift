import RelayKit

/// The settings in force, where each comes from, and the files that are looked for.
struct SettingsView {
  let settings: SettingsInForce
  /// Whether the embedded service is measured, for which nobody is asked.
  let isDemo: Bool
  let body: Rect
  let scroll: Int

  var page: TextPage {
    TextPage(
      title: "settings", aside: isDemo ? "DEMO: service and key are not used" : .empty,
      lines: lines, body: body, scroll: scroll)
  }

  private var lines: [ServerLine] {
    settings.settings.flatMap(lines) + [.blank] + settings.files.flatMap(lines)
  }

  private func lines(of setting: EffectiveSetting) -> [ServerLine] {
    guard let value = setting.value else {
      return line(setting.name, StyledText("not set", .muted), .empty)
    }
    let isOwn = setting.origin != .standard
    return line(
      setting.name, StyledText(value, isOwn ? TextStyle(.text, bold: true) : .plain),
      setting.origin.displayText)
  }

  private func lines(of file: SoughtFile) -> [ServerLine] {
    line(file.name, StyledText(file.path ?? .empty), file.state)
  }

  /// Name, value and origin; the origin beneath the value where there is no room beside it.
  private func line(
    _ name: DisplayText, _ value: StyledText, _ origin: DisplayText
  ) -> [ServerLine] {
    let label = StyledText(name.padded(to: Self.nameWidth), .muted)
    let room = max(body.columns - Self.indent - Self.nameWidth, 1)
    let gap = max(Self.valueWidth - value.width, 0) + 2
    guard value.width + gap + origin.width > room else {
      return [
        .text(label + value + StyledText(.spaces(gap) + origin, .muted), indent: Self.indent)
      ]
    }
    let wrapped = value.text.wrapped(to: room).enumerated().map { index, text in
      ServerLine.text(
        (index == 0 ? label : StyledText(.spaces(Self.nameWidth)))
          + StyledText(text, value.runs.first?.style ?? .plain), indent: Self.indent)
    }
    return wrapped
      + .note(origin, indent: Self.indent + Self.nameWidth, columns: body.columns)
  }

  private static let indent = 1
  private static let nameWidth = 14
  /// Where the origins begin, beneath each other.
  private static let valueWidth = 24
}
