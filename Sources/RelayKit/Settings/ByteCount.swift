/// A number of bytes as options take it and texts show it: in powers of a thousand, as providers
/// bill.
package struct ByteCount: Equatable, Sendable {
  package let bytes: Int

  package init(_ bytes: Int) {
    self.bytes = bytes
  }

  /// Reads a count as options take it: `64000`, `64k`, `1.5M`, `1MB`; `nil` for anything else, for
  /// nothing, and for more than any run relays: a petabyte.
  package init?(parsing text: String) {
    let lowercased = text.lowercased()
    let bare = lowercased.hasSuffix("b") ? lowercased.dropLast() : lowercased[...]
    let unit = Self.units.first { bare.hasSuffix($0.option.lowercased()) }
    let number = bare.dropLast(unit?.option.count ?? 0)
    guard number.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
      let value = Double(number).map({ $0 * (unit?.size ?? 1) }), (1...1e15).contains(value)
    else { return nil }
    bytes = Int(value)
  }

  /// The count for people, with at most one decimal: `160 B`, `34.8 kB`, `1 MB`.
  package var displayText: DisplayText { text { "\($0) \($1)B" } }

  /// The least count not below this that is as short to type: `34.8k`, `3.1M`.
  package var option: DisplayText { text(roundedUp: true) { "\($0)\($1)" } }

  private static let units: [(option: String, name: DisplayText, size: Double)] = [
    ("G", "G", 1e9), ("M", "M", 1e6), ("k", "k", 1e3),
  ]

  private func text(
    roundedUp: Bool = false, _ spelt: (DisplayText, DisplayText) -> DisplayText
  ) -> DisplayText {
    guard let unit = Self.units.first(where: { Double(bytes) >= $0.size }) else {
      return spelt("\(bytes)", .empty)
    }
    let tenths = Int((Double(bytes) * 10 / unit.size).rounded(roundedUp ? .up : .toNearestOrEven))
    let fraction: DisplayText = tenths % 10 == 0 ? .empty : ".\(tenths % 10)"
    return spelt("\(tenths / 10)\(fraction)", unit.name)
  }
}
