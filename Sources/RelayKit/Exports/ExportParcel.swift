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
