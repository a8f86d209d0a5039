/// A text to write, and what is to be said beside it.
package struct ExportParcel: Equatable, Sendable {
  /// The region it is of, or the first of them.
  package var region: DisplayText
  package var export: Export
  /// What was left out of it, by measurement and by its consumer.
  package var omissions: [ExportOmission]
  /// What the text alone cannot bring about.
  package var advice: [DisplayText] = []
  /// That relays were asked for and none is left; `nil` where one is.
  package var shortfall: DisplayText?

  /// The name of its file where each region has one: no slash, no dot at its start.
  package func fileName(as format: ExportFormat) -> String {
    let name = String(region.text.map { $0 == "/" ? "_" : $0 })
    return "\(name.hasPrefix(".") ? "_" + name.dropFirst() : name).\(format.fileExtension)"
  }

  /// What a person should know, a line each.
  package var remarks: [DisplayText] {
    let count = export.servers.count
    let many: [DisplayText] =
      count < 5
      ? []
      : ["\(count) servers: five or more slow browsers down; --keep measured keeps four a region"]
    return omissions.map(\.displayText) + advice + many
  }
}
