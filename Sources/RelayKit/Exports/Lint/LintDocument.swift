/// An ICE configuration as far as a linter reads it.
struct LintDocument: Sendable {
  var kind: DisplayText
  var servers: [LintServer]
  /// What is wrong with entries as such.
  var findings: [LintFinding] = []
  /// Whether a password stands in it.
  var holdsSecrets: Bool
  /// What mends all that is certain.
  var splices: [LintSplice]

  /// What names more is no configuration, and nobody would read what is wrong with it.
  static let mostServers = 10_000
}

/// Other bytes in the place of some.
struct LintSplice: Equatable, Sendable {
  var range: Range<Int>
  var bytes: [UInt8]

  init(_ range: Range<Int>, _ text: String) {
    self.range = range
    bytes = Array(text.utf8)
  }
}

extension [LintSplice] {
  /// A text with the splices made, which do not overlap; what stands elsewhere stays as it is.
  func applied(to text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    for splice in sorted(by: { $0.range.isBefore($1.range) }) {
      result += text[place..<splice.range.lowerBound] + splice.bytes
      place = splice.range.upperBound
    }
    return result + text[place...]
  }
}

extension Range<Int> {
  /// What is put between two places comes before what goes on from there.
  fileprivate func isBefore(_ other: Range<Int>) -> Bool {
    (lowerBound, upperBound) < (other.lowerBound, other.upperBound)
  }
}
