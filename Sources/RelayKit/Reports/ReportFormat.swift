/// A way to print a snapshot, by the name that `--format` takes.
package struct ReportFormat: Sendable {
  package let name: String
  /// The whole report, its last line ended; throws where a value cannot be encoded.
  package let text: @Sendable (Snapshot, ReportOptions) throws -> String

  package static let table = ReportFormat(name: "table", text: TableReport.text)
  package static let json = ReportFormat(name: "json", text: JSONReport.text)

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
  package var version: String
  /// Whether each sample is listed, where the format has a place for them.
  package var includesSamples = false

  package init(version: String, includesSamples: Bool = false) {
    self.version = version
    self.includesSamples = includesSamples
  }
}
