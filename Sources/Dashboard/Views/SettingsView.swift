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

  private typealias Entry = (name: DisplayText, value: StyledText, origin: DisplayText)

  private var lines: [ServerLine] {
    let parts = [settings.settings.map(entry), settings.files.map(entry)]
    let width = valueWidth(of: parts.flatMap { $0 })
    return Array(parts.map { $0.flatMap { line($0, width) } }.joined(separator: [.blank]))
  }

  private func entry(of setting: EffectiveSetting) -> Entry {
    guard let value = setting.value else {
      return (setting.name, StyledText("not set", .muted), .empty)
    }
    let style = setting.origin == .standard ? TextStyle.plain : TextStyle(.text, bold: true)
    return (setting.name, StyledText(value, style), setting.origin.displayText)
  }

  private func entry(of file: SoughtFile) -> Entry {
    (file.name, StyledText(file.path ?? .empty), file.state)
  }

  /// As wide as the widest value, while every origin has room beside it.
  private func valueWidth(of entries: [Entry]) -> Int {
    let widest = entries.map(\.value.width).max() ?? 0
    let origins = entries.map(\.origin.width).max() ?? 0
    return max(min(widest, room - Self.gap - origins), Self.leastValueWidth)
  }

  /// Name, value and origin, all origins beneath each other: a line lower where the value is too wide.
  private func line(_ entry: Entry, _ valueWidth: Int) -> [ServerLine] {
    let label = StyledText(entry.name.padded(to: Self.nameWidth), .muted)
    let column = valueWidth + Self.gap
    guard entry.value.width > valueWidth || column + entry.origin.width > room else {
      let space = StyledText(.spaces(column - entry.value.width))
      return [
        .text(label + entry.value + space + StyledText(entry.origin, .muted), indent: Self.indent)
      ]
    }
    let wrapped = entry.value.text.wrapped(to: room).enumerated().map { index, text in
      ServerLine.text(
        (index == 0 ? label : StyledText(.spaces(Self.nameWidth)))
          + StyledText(text, entry.value.runs.first?.style ?? .plain), indent: Self.indent)
    }
    let indent = column + entry.origin.width > room ? 0 : column
    return wrapped
      + .note(
        entry.origin, .muted, indent: Self.indent + Self.nameWidth + indent, columns: body.columns)
  }

  /// For a value and its origin.
  private var room: Int { max(body.columns - Self.indent - Self.nameWidth, 1) }

  private static let indent = 1
  private static let nameWidth = 14
  private static let leastValueWidth = 24
  private static let gap = 2
}
