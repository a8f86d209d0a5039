import RelayKit

extension DashboardState {
  /// Asks where the selected region's servers shall go.
  mutating func askForExport() {
    guard let selected, let region = snapshot.regions.first(where: { $0.region == selected })
    else { return }
    guard !region.iceServers.isEmpty else {
      message = Message(
        text: "\(selected.displayName): nothing to export, there are no credentials",
        role: .warning)
      return
    }
    let export = Export(of: region.iceServers, as: .standard)
    guard !export.isEmpty else {
      message = Message(
        text: "\(selected.displayName): nothing to export, \(export.omissions.summary)",
        role: .warning)
      return
    }
    screen = .export(ExportDialog(region: selected), over: screen)
  }

  /// Has the file written, unless that is under way or it has no name.
  mutating func writeExport(overwriting: Bool) -> [Effect] {
    guard case .export(var dialog, let below) = screen, dialog.stage != .writing else { return [] }
    defer { screen = .export(dialog, over: below) }
    guard !dialog.path.isEmpty else {
      dialog.stage = .failed("a file name is needed")
      return []
    }
    dialog.stage = .writing
    return [
      .export(
        ExportRequest(
          region: dialog.region, path: dialog.path.text, overwriting: overwriting))
    ]
  }

  /// Takes in how it ended, also where the person has left the dialog meanwhile.
  mutating func conclude(_ outcome: ExportOutcome) {
    guard case .export(var dialog, let below) = screen, dialog.stage == .writing else {
      message = outcome.message
      return
    }
    switch outcome {
    case .written:
      screen = below
      message = outcome.message
      return
    case .alreadyExists(let path): dialog.stage = .consent(path: path)
    case .failed(let reason): dialog.stage = .failed(reason)
    }
    screen = .export(dialog, over: below)
  }

  /// Changes the text being typed, where there is one; what was said about it is out of date then.
  mutating func edit(_ change: (inout TextInput) -> Bool) {
    switch screen {
    case .filter where context == .filter:
      _ = change(&filter)
    case .export(var dialog, let below) where dialog.takesText && context == .exportPath:
      guard change(&dialog.path) else { return }
      dialog.stage = .editing
      screen = .export(dialog, over: below)
    default: break
    }
  }
}

extension ExportDialog {
  var context: KeyContext {
    if case .consent = stage { .exportConsent } else { .exportPath }
  }

  fileprivate var takesText: Bool { context == .exportPath && stage != .writing }

  /// Where leaving leads: from the question about replacing back to the name.
  func left(to below: Screen) -> Screen {
    guard case .consent = stage else { return below }
    var dialog = self
    dialog.stage = .editing
    return .export(dialog, over: below)
  }
}

extension ExportOutcome {
  fileprivate var message: Message {
    switch self {
    case .written(let file): file.message
    case .alreadyExists(let path):
      Message(text: "nothing written: \(path) exists", role: .warning)
    case .failed(let reason): Message(text: reason, role: .trouble)
    }
  }
}

extension WrittenExport {
  fileprivate var message: Message {
    let privacy: DisplayText =
      isPrivate ? "mode 0600" : "which others may read: this file system knows no permissions"
    let isWhole = omissions.isEmpty
    let rest: DisplayText = isWhole ? "" : "; \(omissions.summary)"
    guard doubt == nil else { return Message(text: "\(doubt ?? "")\(rest)", role: .warning) }
    return Message(
      text: "wrote \(path), \(privacy)\(rest)", role: isPrivate && isWhole ? .good : .warning)
  }
}
