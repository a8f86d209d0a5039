extension Duration {
  /// Reads a duration as options take it: `200ms`, `5s`, `1.5s`, `2m`; `nil` for anything else.
  ///
  /// A number without a unit is refused: seconds and milliseconds are too easily confused. So is
  /// what is less than a nanosecond, which clocks take for nothing, or more than thirty years.
  package init?(parsing text: String) {
    let units = [("ms", 1.0), ("s", 1_000.0), ("m", 60_000.0), ("h", 3_600_000.0)]
    guard let (unit, scale) = units.first(where: { text.hasSuffix($0.0) }) else { return nil }
    let number = text.dropLast(unit.count)
    let isPlain = number.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    guard isPlain, let milliseconds = Double(number).map({ $0 * scale }),
      (1e-6...1e12).contains(milliseconds)
    else { return nil }
    self = .milliseconds(milliseconds)
  }
}
