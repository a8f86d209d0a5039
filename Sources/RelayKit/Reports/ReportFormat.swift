/// A way to print a snapshot, by the name that `--format` takes.
package struct ReportFormat: Sendable {
  package let name: String
  /// The report line by line; throws where a value cannot be encoded.
  package let lines: @Sendable (Snapshot, ReportOptions) throws -> [DisplayText]

  package static let table = ReportFormat(name: "table", lines: TableReport.lines)
  package static let json = ReportFormat(name: "json", lines: JSONReport.lines)

  /// Every format, the default first.
  package static let all = [table, json]

  /// The format of this name; `nil` where there is none.
  package static func named(_ name: String) -> ReportFormat? {
    all.first { $0.name == name }
  }
}

/// What a report says beyond the snapshot.
package struct ReportOptions: Equatable, Sendable {
  /// The program's own version.
  package var version: DisplayText
  /// Whether each sample is listed, where the format has a place for them.
  package var includesSamples = false
  /// How many columns the terminal has; `nil` where there is none, and lines may be of any length.
  package var width: Int?

  package init(version: DisplayText, includesSamples: Bool = false, width: Int? = nil) {
    self.version = version
    self.includesSamples = includesSamples
    self.width = width
  }
}
