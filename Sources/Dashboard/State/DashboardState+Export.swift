import RelayKit

extension DashboardState {
  /// Asks where the servers of the marked regions, or of the selected one, shall go.
  mutating func askForExport() {
    let wanted = marked.isEmpty ? [selected].compactMap(\.self) : marked
    let regions = newest.regions.filter { wanted.contains($0.region) }
    guard !regions.isEmpty else { return }
    let names = regions.map(\.region.displayName).joined(separator: ", ")
    let servers = regions.flatMap(\.iceServers)
    guard !servers.isEmpty else {
      message = Message(
        text: "\(names): nothing to export, there are no credentials", role: .warning)
      return
    }
    guard ExportFormat.all.contains(where: { !Export(of: servers, as: $0).isEmpty }) else {
      let export = Export(of: servers, as: .standard)
      message = Message(
        text: "\(names): nothing to export, \(export.omissions.summary)", role: .warning)
      return
    }
    screen = .export(ExportDialog(regions: regions.map(\.region)), over: screen)
  }

  /// Changes the dialog where it is open.
  mutating func changeExport(_ change: (inout ExportDialog) -> Void) {
    guard case .export(var dialog, let below) = screen else { return }
    change(&dialog)
    screen = .export(dialog, over: below)
  }

  /// Moves the preview, as far as there is something to see.
  mutating func scrollPreview(by distance: Int) {
    let last = (exportView?.preview.lines.count ?? 1) - 1
    changeExport { $0.scroll = min(max($0.scroll + distance, 0), max(last, 0)) }
  }

  /// Has the file written, unless that is under way, it has no name, or there is nothing to write.
  mutating func writeExport(overwriting: Bool) -> [Effect] {
    guard case .export(var dialog, let below) = screen, dialog.stage != .writing else { return [] }
    defer { screen = .export(dialog, over: below) }
    guard let request = dialog.request(overwriting: overwriting) else {
      dialog.stage = .failed("no consumer is chosen: esc shows all of them")
      return []
    }
    guard !request.path.isEmpty else {
      dialog.stage = .failed("a file name is needed")
      return []
    }
    do throws(ExportError) {
      _ = try request.parcel(of: newest)
    } catch {
      dialog.stage = .failed("nothing written: \(error.displayText)")
      return []
    }
    dialog.stage = .writing
    return [.export(request)]
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
    case .alreadyExists(let path, let changes):
      dialog.stage = .consent(path: path, changes: changes)
    case .failed(let reason):
      dialog.stage = .failed(reason)
      dialog.focus = .path
    }
    screen = .export(dialog, over: below)
  }

  /// Changes the text being typed, where there is one.
  mutating func edit(_ change: (inout TextInput) -> Bool) {
    switch screen {
    case .filter where context == .filter:
      _ = change(&filter)
    case .export(var dialog, let below) where !layout.isTooSmall:
      dialog.edit(change)
      screen = .export(dialog, over: below)
    default: break
    }
  }
}

extension ExportOutcome {
  fileprivate var message: Message {
    switch self {
    case .written(let file): file.message
    case .alreadyExists(let path, _):
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
    let count = servers.map { ", \($0) \($0 == 1 ? "server" : "servers")" as DisplayText }
    return Message(
      text: "wrote \(path), \(privacy)\(count ?? "")\(rest)",
      role: isPrivate && isWhole ? .good : .warning)
  }
}
