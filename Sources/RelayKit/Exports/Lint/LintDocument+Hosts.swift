// Hosts that stand alone in a text.
extension LintDocument {
  /// Hosts that stand alone, beside a port or none, as some files have them; of too many the first.
  static func hosts(
    in source: LintSource, beside servers: [LintServer]
  ) -> [LintFinding] {
    var known: Set<Int> = []
    for case .line(let line) in servers.map(\.place) { known.insert(line) }
    var findings: [LintFinding] = []
    for (index, line) in source.lines.enumerated() where !known.contains(index + 1) {
      guard findings.count <= mostServers else { break }
      findings += hosts(in: line, number: index + 1, of: source)
    }
    return findings
  }

  private static func hosts(
    in line: Range<Int>, number: Int, of source: LintSource
  ) -> [LintFinding] {
    source.hosts(in: line).map(source.text).filter(LintRule.knowsHost).prefix(mostServers + 1)
      .flatMap { host in
        let server = LintServer("turn:\(host)", at: .line(number))
        return LintRule.hosts.flatMap { $0.findings(server) }
      }
  }
}

extension LintSource {
  /// What may be hosts in a line: words with dots, but none of an address of the web, in whose
  /// path or before whose path they stand.
  fileprivate func hosts(in line: Range<Int>) -> [Range<Int>] {
    var hosts: [Range<Int>] = []
    var place = line.lowerBound
    while place < line.upperBound {
      let start = first(from: place, before: line.upperBound, where: \.isOfHost)
      place = first(from: start, before: line.upperBound) { !$0.isOfHost }
      let isOfWeb =
        start > line.lowerBound && "/@".utf8.contains(bytes[start - 1])
        || has("/", at: place, before: line.upperBound)
      if place - start <= 253, !isOfWeb, bytes[start..<place].contains(UInt8(ascii: ".")) {
        hosts.append(start..<place)
      }
    }
    return hosts
  }
}

extension UInt8 {
  fileprivate var isOfHost: Bool { isAlphanumeric || self == 0x2D || self == 0x2E }
}
