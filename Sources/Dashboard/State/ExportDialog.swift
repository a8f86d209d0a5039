import RelayKit

/// The question for whom an export is, and where it shall go.
package struct ExportDialog: Equatable, Sendable {
  /// What the keys are for.
  enum Focus: Equatable, Sendable {
    case list, filter, path
  }

  /// How far the question has come.
  enum Stage: Equatable, Sendable {
    case asking
    case writing
    /// A file is there, which differs by `changes`: may it be replaced?
    case consent(path: DisplayText, changes: [DisplayText])
    /// `folder` is missing, and those above it from `first` on: may they be made?
    case folderConsent(folder: DisplayText, first: DisplayText)
    case failed(DisplayText)
  }

  /// Whose servers it is about.
  let regions: [Region]
  /// The URL that was selected where it was asked for; `nil` for none.
  let selected: DisplayText?
  var focus = Focus.list
  var stage = Stage.asking
  /// What narrows the list of consumers.
  var filter = TextInput.filter
  /// The first line of the preview that is seen.
  var scroll = 0
  private var order = ExportOrder(format: .standard)
  /// The path as the person has changed it; until then it is proposed.
  var typedPath: TextInput?
  /// The ways on from what is typed; `nil` where nobody has asked.
  var completion: PathCompletion?

  init(regions: [Region], selected: DisplayText? = nil) {
    self.regions = regions
    self.selected = selected
  }

  /// The consumers that the filter leaves.
  var consumers: [ExportFormat] {
    let word = filter.text.lowercased()
    return ExportFormat.all.filter { format in
      word.isEmpty || format.name.contains(word)
        || format.consumer.text.lowercased().contains(word)
    }
  }

  /// The one that is exported for; `nil` where the filter leaves none.
  var consumer: ExportFormat? {
    let consumers = consumers
    return consumers.first { $0 == order.format } ?? consumers.first
  }

  /// What is typed, or the consumer's usual file name.
  var path: TextInput { typedPath ?? TextInput(usualName) }

  private var usualName: String {
    order.splitsRegions ? "turntop-export/" : consumer?.fileName(for: regions) ?? ""
  }

  var keep: ExportOrder.Keep { order.keep }
  var policy: ICETransportPolicy { order.policy }
  /// Whether each region gets a file of its own.
  var splitsRegions: Bool { order.splitsRegions }
  /// The only URL that is wanted; `nil` for all.
  var single: DisplayText? { order.url == nil ? nil : selected }

  /// What is to be written as things are, in a folder that is named alone under the usual name; `nil`
  /// where there is no consumer.
  func request(agreeingTo consents: Set<ExportConsent> = []) -> ExportRequest? {
    guard let consumer else { return nil }
    var wanted = order
    wanted.format = consumer
    let name = path.text.hasSuffix("/") && !order.splitsRegions ? usualName : ""
    return ExportRequest(
      regions: regions, order: wanted, path: path.text + name, consents: consents)
  }
}

/// What keys do to it.
extension ExportDialog {
  var context: KeyContext {
    switch (stage, focus) {
    case (.consent, _): .exportConsent
    case (.folderConsent, _): .exportFolder
    case (_, .list): .exportList
    case (_, .filter): .exportFilter
    case (_, .path): .exportPath
    }
  }

  /// Chooses the consumer so many places further, and begins its preview anew.
  mutating func move(by distance: Int) {
    let consumers = consumers
    guard let consumer, let index = consumers.firstIndex(of: consumer) else { return }
    order.format = consumers[min(max(index + distance, 0), consumers.count - 1)]
    renew()
  }

  mutating func toggleMeasured() {
    order.keep = order.keep == .all ? .measured : .all
    renew()
  }

  mutating func toggleRelayOnly() {
    order.policy = order.policy == .all ? .relay : .all
    renew()
  }

  mutating func toggleSplit() {
    order.splitsRegions.toggle()
    renew()
  }

  mutating func toggleSingleServer() {
    order.url = order.url == nil ? selected?.text : nil
    renew()
  }

  /// Changes the text that has the focus; what was said before is out of date then.
  mutating func edit(_ change: (inout TextInput) -> Bool) {
    switch context {
    case .exportFilter:
      guard change(&filter) else { return }
      renew()
    case .exportPath where stage != .writing: editPath(change)
    default: break
    }
  }

  /// Where leaving leads: from a question back to the name, from text to the list, from what is
  /// narrowed to all.
  func left(to below: Screen) -> Screen {
    var dialog = self
    if [.exportConsent, .exportFolder].contains(context) {
      dialog.stage = .asking
      dialog.focus = .path
    } else if focus == .path {
      dialog.focus = .list
    } else if focus == .filter || !filter.isEmpty {
      dialog.filter = .filter
      dialog.focus = .list
      dialog.order.format = consumer ?? order.format
    } else {
      return below
    }
    return .export(dialog, over: below)
  }

  private mutating func renew() {
    scroll = 0
    completion = nil
    if stage != .writing { stage = .asking }
  }
}

extension ExportFormat {
  /// The name that the consumer's place for it has, or one that tells whose servers stand in it.
  fileprivate func fileName(for regions: [Region]) -> String {
    let words = place.text.split { " ,/".contains($0) }
    if let name = words.first(where: { $0.hasSuffix(".\(fileExtension)") }) { return String(name) }
    // A name of them all would be longer than file systems take.
    let names =
      regions.count > 3 ? "\(regions.count)-regions" : regions.map(\.name).joined(separator: "-")
    return "turntop-\(names).\(fileExtension)"
  }
}
