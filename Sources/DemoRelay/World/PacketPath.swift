/// The way packets of one flow take to the client: each asks for its fate in turn.
struct PacketPath {
  private let world: DemoWorld
  private let region: DemoRegion
  private let carriage: Carriage
  private var next: UInt64

  /// A path that numbers its packets apart from those of every other `flow`.
  init(in world: DemoWorld, from region: DemoRegion, over carriage: Carriage, flow: UInt16) {
    self.world = world
    self.region = region
    self.carriage = carriage
    next = UInt64(flow) << 48
  }

  /// A path to the same client whose packets are numbered apart, from the start, by what they carry.
  func beside(_ stream: Int) -> PacketPath {
    var path = self
    path.next = (next >> 48) << 48 | UInt64(truncatingIfNeeded: stream + 1) << 32
    return path
  }

  mutating func fateOfNextPacket() -> PacketFate {
    defer { next += 1 }
    return world.fate(of: next, in: region, over: carriage)
  }
}
