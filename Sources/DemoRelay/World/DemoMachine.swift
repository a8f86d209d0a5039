/// A server of the demo: an address, and all regions that lead to it.
package struct DemoMachine: Hashable, Sendable {
  /// From 1; the last part of its address.
  package let number: UInt8
  /// The region that gave it its delays and faults.
  package let region: DemoRegion
  /// The names it goes by, its own first.
  package let hosts: [String]

  /// Every machine of the table, in its order.
  package static let all = serving(DemoRegion.all)

  /// The machines that these regions need, in their order.
  static func serving(_ regions: [DemoRegion]) -> [DemoMachine] {
    regions.filter { $0.machine == $0.name }.enumerated().map {
      DemoMachine(number: UInt8($0.offset + 1), region: $0.element, among: regions)
    }
  }

  private init(number: UInt8, region: DemoRegion, among regions: [DemoRegion]) {
    self.number = number
    self.region = region
    let aliases = regions.filter { $0.machine == region.name && $0 != region }
    hosts = [region.host] + aliases.map(\.host)
  }
}
