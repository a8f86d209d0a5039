import RelayKit

/// The dialog of an export, in the place of the table.
///
/// ```
/// heading    which regions, and what is wanted of them
/// consumers  left, or above where the screen is narrow
/// pane       what would be written, or would change; beneath it what is left out, and why
/// path       where it goes
/// status     what became of it, a question, or the names that the path may go on with
/// ```
struct ExportView {
  let dialog: ExportDialog
  let preview: ExportPreview
  let message: Message?

  /// Gives path and status as many lines as they need, so that nothing of a reason is lost.
  func draw(in place: Rect, of frame: inout Frame) {
    var parts = ExportParts(of: place, statusLines: statusLines(width: place.columns).count)
    frame.clear(parts.body)
    frame.clear(parts.path)
    frame.clear(parts.status)
    frame.showsCursor = false
    drawHeading(in: parts.heading, of: &frame)
    frame.put(choices, in: parts.choices)
    ConsumersList(dialog: dialog).draw(in: parts.consumers, of: &frame)
    pane(in: parts.pane).draw(of: &frame)
    drawPath(in: parts.path, of: &frame)
    for line in statusLines(width: place.columns) { frame.put(line, in: parts.status.takeTop(1)) }
  }

  /// What is read and scrolled, where the dialog stands in `place`.
  func pane(of place: Rect) -> ExportPane {
    pane(in: ExportParts(of: place, statusLines: statusLines(width: place.columns).count).pane)
  }

  /// The question's changes take the preview's place: they are what is to be decided on.
  private func pane(in place: Rect) -> ExportPane {
    if case .consent(_, let changes) = dialog.stage {
      return ExportPane(
        title: "what would change", lines: changes, preview: preview, scroll: dialog.scroll,
        place: place)
    }
    return ExportPane(
      title: dialog.consumer?.place ?? .empty, lines: preview.lines,
      preview: preview, scroll: dialog.scroll, place: place)
  }

  private func drawHeading(in line: Rect, of frame: inout Frame) {
    let names = dialog.regions.map(\.displayName).joined(separator: ", ")
    let count = dialog.regions.count
    frame.putPageTitle(
      count == 1 ? "export \(names)" : "export \(count) marked regions: \(names)",
      dialog.splitsRegions ? "the files hold the secrets" : "the file holds the secrets", in: line)
  }

  private var choices: StyledText {
    let servers: DisplayText =
      switch (dialog.single, dialog.keep) {
      case (nil, .all): "all servers"
      case (nil, .measured): "only proven servers, the best four"
      case (let url?, .all): "only \(url)"
      case (let url?, .measured): "only \(url), if proven"
      }
    let policy: DisplayText = dialog.policy == .all ? "any path" : "relays only"
    return StyledText(
      "\(servers), \(policy)\(dialog.splitsRegions ? ", a file a region" : "")", .text)
  }

  private func drawPath(in line: Rect, of frame: inout Frame) {
    let isTyped = dialog.focus == .path
    let cursor = (frame.cursor, frame.showsCursor)
    InputLine(label: dialog.splitsRegions ? "into  " : "file  ", input: dialog.path).draw(
      in: line, of: &frame)
    if !isTyped { (frame.cursor, frame.showsCursor) = cursor }
    switch dialog.stage {
    case .writing, .consent, .folderConsent: frame.showsCursor = false
    case .asking, .failed: break
    }
  }

  private func statusLines(width: Int) -> [StyledText] {
    if dialog.stage == .asking, let completion = dialog.completion, completion.isChoice,
      message == nil
    {
      return [CandidatesLine(completion: completion, width: width).text]
    }
    return status.text.wrapped(to: width).map { StyledText($0, status.role) }
  }

  private var status: (text: DisplayText, role: Role) {
    switch dialog.stage {
    case .asking: (message?.text ?? dialog.completion?.note ?? .empty, message?.role ?? .muted)
    case .writing: ("writing ..", .muted)
    case .consent(let path, _): ("\(path) exists. Replace it?", .warning)
    case .folderConsent(let folder, let first):
      (
        first == folder
          ? "There is no folder \(folder). Make it, for you alone?"
          : "There is no folder \(first). Make \(folder), for you alone?", .warning
      )
    case .failed(let reason): (reason, .trouble)
    }
  }
}

/// Where the parts of the dialog stand.
private struct ExportParts {
  /// All but path and status.
  let body: Rect
  let heading: Rect
  let choices: Rect
  let consumers: Rect
  let pane: Rect
  let path: Rect
  var status: Rect

  init(of place: Rect, statusLines: Int) {
    var rest = place
    var below = rest.takeBottom(1 + max(statusLines, 1))
    path = below.takeTop(1)
    status = below
    _ = rest.takeTop(3)
    body = rest
    heading = rest.takeTop(1)
    choices = rest.takeTop(1)
    guard place.columns >= Self.besideFrom else {
      consumers = rest.takeTop(min(6, rest.rows / 2))
      pane = rest
      return
    }
    pane = rest.takeRight(place.columns - (place.columns >= 120 ? 36 : 26))
    _ = rest.takeRight(2)
    consumers = rest
  }

  private static let besideFrom = 72
}
