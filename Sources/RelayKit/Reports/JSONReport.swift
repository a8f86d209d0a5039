import FoundationEssentials

/// The report for scripts: one document of the contract `turntop.probe/1`.
///
/// - Numbers are JSON numbers, durations milliseconds.
/// - What is unknown is `null`: never 0, and never left out.
/// - No credential appears: the document does not read them.
package enum JSONReport {
  package static func lines(
    of snapshot: Snapshot, options: ReportOptions
  ) throws -> [DisplayText] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = JSONReportDocument(snapshot, options: options)
    return String(decoding: try encoder.encode(document), as: UTF8.self)
      .split(separator: "\n").map { DisplayText(sanitizing: String($0), limit: .max) }
  }
}
