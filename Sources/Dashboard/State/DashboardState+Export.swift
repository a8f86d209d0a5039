import RelayKit

extension DashboardState {
  /// Asks where the servers of the marked regions, or of the selected one, shall go.
  mutating func askForExport() {
    let wanted = marked.isEmpty ? [selected].compactMap(\.self) : marked
    let regions = newest.regions.filter { wanted.contains($0.region) }
    guard !regions.isEmpty else { return sayNothingIsShown() }
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
    screen = .export(
      ExportDialog(regions: regions.map(\.region), selected: selectedServer?.url), over: screen)
  }

  /// Changes the dialog where it is open.
  mutating func changeExport(_ change: (inout ExportDialog) -> Void) {
    guard case .export(var dialog, let below) = screen else { return }
    change(&dialog)
    screen = .export(dialog, over: below)
  }

  /// Has each region written into a file of its own, or all into one.
  mutating func toggleSplit() {
    guard case .export(let dialog, _) = screen, dialog.regions.count > 1 else {
      return message = Message(text: "one region makes one file: mark more in the table")
    }
    changeExport { $0.toggleSplit() }
  }

  /// Has the URL that was selected alone exported, or all of them.
  mutating func toggleSingleServer() {
    guard case .export(let dialog, _) = screen, dialog.selected != nil else {
      return message = Message(text: "no URL was selected: choose one in the list of URLs")
    }
    changeExport { $0.toggleSingleServer() }
  }

  /// Moves what is read, as far as there is something to see.
  mutating func scrollPreview(by distance: Int) {
    let last = exportPane?.lastScroll ?? 0
    changeExport { $0.scroll = min(max(min($0.scroll, last) + distance, 0), last) }
  }

  /// What there is to read in the dialog; `nil` where it is not open.
  var exportPane: ExportPane? { exportView?.pane(of: layout.dialog) }

  /// Moves what the keys are for: the changes that are asked about, or the consumers.
  mutating func moveInExport(by distance: Int) {
    if context == .exportConsent {
      scrollPreview(by: distance)
    } else {
      changeExport { $0.move(by: distance) }
    }
  }

  /// Goes on with the path, to the next or the last name, and asks for names where it has none.
  mutating func completePath(by distance: Int) -> [Effect] {
    var question: PathQuestion?
    changeExport { question = $0.completePath(by: distance) }
    return question.map { [.completePath($0)] } ?? []
  }

  /// Has the file written, unless that is under way, it has no name, or there is nothing to write.
  mutating func writeExport(agreeingTo consents: Set<ExportConsent> = []) -> [Effect] {
    guard case .export(var dialog, let below) = screen, dialog.stage != .writing else { return [] }
    defer { screen = .export(dialog, over: below) }
    do throws(Refusal) {
      let (request, _) = try dialog.parcel(of: newest, agreeingTo: consents)
      guard !request.path.isEmpty else { throw Refusal(reason: "a file name is needed") }
      dialog.stage = .writing
      return [.export(request)]
    } catch {
      dialog.stage = .failed(error.reason)
      return []
    }
  }

  /// Sends what would be written to the terminal's clipboard.
  mutating func copyExport() -> [Effect] {
    guard case .export(var dialog, let below) = screen, dialog.stage != .writing else { return [] }
    defer { screen = .export(dialog, over: below) }
    do throws(Refusal) {
      let (request, parcel) = try dialog.parcel(of: newest)
      dialog.stage = .asking
      let subject = Clip.Subject.export(
        consumer: request.order.format.consumer, holdsCredentials: parcel.export.holdsCredentials)
      return [.copy(Clip(subject, Secret(String(decoding: parcel.export.bytes, as: UTF8.self))))]
    } catch {
      dialog.stage = .failed(error.reason)
      return []
    }
  }

  /// Takes in how it ended, also where the person has left the dialog meanwhile.
  mutating func conclude(_ outcome: ExportOutcome) {
    if case .page(.help, let scroll, let below) = screen {
      screen = below
      conclude(outcome)
      return screen = .page(.help, scroll: scroll, over: screen)
    }
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
      dialog.scroll = 0
    case .folderMissing(let folder, let first):
      dialog.stage = .folderConsent(folder: folder, first: first)
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

/// Why there is nothing to write or to copy.
private struct Refusal: Error {
  let reason: DisplayText
}

extension ExportDialog {
  /// What is asked for as things are, and what comes of it.
  fileprivate func parcel(
    of snapshot: Snapshot, agreeingTo consents: Set<ExportConsent> = []
  ) throws(Refusal) -> (ExportRequest, ExportParcel) {
    guard let request = request(agreeingTo: consents) else {
      throw Refusal(reason: "no consumer is chosen: clear the filter")
    }
    do throws(ExportError) {
      return (request, try request.parcel(of: snapshot))
    } catch {
      throw Refusal(reason: error.displayText)
    }
  }
}

extension ExportOutcome {
  fileprivate var message: Message {
    switch self {
    case .written(let file): file.message
    case .alreadyExists(let path, _):
      Message(text: "nothing written: \(path) exists", role: .warning)
    case .folderMissing(_, let first):
      Message(text: "nothing written: there is no folder \(first)", role: .warning)
    case .failed(let reason): Message(text: reason, role: .trouble)
    }
  }
}

extension WrittenExport {
  fileprivate var message: Message {
    let privacy: DisplayText =
      isPrivate ? "mode 0600" : "which others may read: this file system knows no permissions"
    let isWhole = omissions.isEmpty
    let rest = [copy, isWhole ? nil : omissions.summary].compactMap(\.self)
      .map { "; \($0)" as DisplayText }.joined()
    guard doubt == nil else { return Message(text: "\(doubt ?? "")\(rest)", role: .warning) }
    let count = servers.map { ", \($0) \($0 == 1 ? "server" : "servers")" as DisplayText }
    return Message(
      text: "wrote \(path), \(privacy)\(count ?? "")\(rest)",
      role: isPrivate && isWhole && copy == nil ? .good : .warning)
  }
}
