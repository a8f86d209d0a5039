import DemoRelay
import Testing

@Suite struct DemoWorldTests {
  private let world = DemoWorld(seed: 7)

  @Test func `decides the same packets alike whatever is asked before`() throws {
    let region = try #require(DemoRegion(named: "asia_west"))
    let packets = UInt64(0)..<1000
    let forwards = packets.map { world.fate(of: $0, in: region, over: .datagrams) }
    let backwards = packets.reversed().map {
      DemoWorld(seed: 7).fate(of: $0, in: region, over: .datagrams)
    }
    #expect(forwards == backwards.reversed())
  }

  @Test func `keeps its weather from one version to the next`() throws {
    let region = try #require(DemoRegion(named: "us_east"))
    let fates = (UInt64(0)..<4).map { DemoWorld(seed: 22).fate(of: $0, in: region, over: .stream) }
    #expect(fates.map(\.microseconds) == [12_012, 12_121, 12_420, 12_022])
  }

  @Test func `changes with the seed, the region and the packet`() throws {
    let asia = try #require(DemoRegion(named: "asia"))
    let europe = try #require(DemoRegion(named: "europe"))
    let fates: Set = [
      world.fate(of: 1, in: europe, over: .stream).microseconds,
      world.fate(of: 2, in: europe, over: .stream).microseconds,
      world.fate(of: 1, in: asia, over: .stream).microseconds,
      DemoWorld(seed: 8).fate(of: 1, in: europe, over: .stream).microseconds,
    ]
    #expect(fates.count == 4)
  }

  @Test(arguments: DemoRegion.all.filter { $0.fault == nil })
  func `loses as many packets as the table says, and delays them as it says`(
    _ region: DemoRegion
  ) {
    let count = 20_000
    let times = (0..<UInt64(count)).compactMap {
      world.fate(of: $0, in: region, over: .datagrams).microseconds
    }
    let lost = Double(count - times.count) / Double(count)
    #expect(abs(lost - region.loss) <= 0.25 * region.loss + 0.001 * (region.loss > 0 ? 1 : 0))
    let delay = region.delay.microseconds
    let jitter = region.jitter.microseconds
    #expect(times.allSatisfy { $0 >= delay && $0 <= delay + 4 * jitter })
    let mean = Double(times.reduce(0, +)) / Double(times.count)
    #expect(abs(mean - Double(delay + jitter)) <= 0.05 * Double(jitter))
  }

  @Test func `loses nothing on a stream, but delivers it late`() throws {
    let region = try #require(DemoRegion(named: "asia_west"))
    for packet in UInt64(0)..<1000 {
      let alone = world.fate(of: packet, in: region, over: .datagrams).microseconds
      let kept = try #require(world.fate(of: packet, in: region, over: .stream).microseconds)
      if let alone {
        #expect(kept == alone)
      } else {
        #expect(kept >= 2 * region.delay.microseconds + 200_000)
      }
    }
  }

  @Test func `shows a short report one loss, in one region`() {
    let world = DemoWorld()
    let losses = DemoRegion.all.filter { $0.fault == nil }.flatMap { region in
      [0, 1 << 48].flatMap { flow in
        (0..<8).filter { world.fate(of: flow + $0, in: region, over: .datagrams) == .dropped }
          .map { "packet \($0) to \(region.name)" }
      }
    }
    #expect(losses == ["packet 3 to asia_west"])
  }

  @Test func `blocks all datagrams of one region, and no stream`() throws {
    let region = try #require(DemoRegion.all.first { $0.fault == .udpBlocked })
    #expect(region.name == "india")
    for packet in UInt64(0)..<100 {
      #expect(world.fate(of: packet, in: region, over: .datagrams) == .dropped)
      #expect(world.fate(of: packet, in: region, over: .stream) != .dropped)
    }
  }

  @Test(arguments: Carriage.allCases)
  func `lets nothing through from the region that is down`(_ carriage: Carriage) throws {
    let region = try #require(DemoRegion.all.first { $0.fault == .down })
    #expect(region.name == "standard")
    #expect(
      (UInt64(0)..<100).allSatisfy { world.fate(of: $0, in: region, over: carriage) == .dropped })
  }

  @Test func `gives an alias the fates of the machine behind it`() throws {
    let usa = try #require(DemoRegion(named: "usa"))
    let east = try #require(DemoRegion(named: "us_east"))
    for packet in UInt64(0)..<100 {
      #expect(
        world.fate(of: packet, in: usa, over: .datagrams)
          == world.fate(of: packet, in: east, over: .datagrams))
    }
  }

  @Test func `lets the API think for a time of its own a region`() {
    let delays = DemoRegion.all.map { world.answerDelay(for: $0).microseconds }
    #expect(delays.allSatisfy { (60_000..<660_000).contains($0) })
    #expect(Set(delays).count == delays.count)
  }

  @Test func `has fair weather to measure in`() {
    let fair = DemoWorld.fair
    #expect(fair.machines.map(\.region.name) == DemoRegion.all.map(\.name))
    #expect(fair.machines.map(\.region.delay) == DemoRegion.all.map(\.delay))
    for machine in fair.machines {
      #expect(machine.hosts == [machine.region.host])
      #expect(fair.answerDelay(for: machine.region) == .milliseconds(60))
      let fates = Carriage.allCases.flatMap { carriage in
        (UInt64(0)..<100).map { fair.fate(of: $0, in: machine.region, over: carriage) }
      }
      #expect(fates.allSatisfy { $0 == .delivered(after: machine.region.delay) })
    }
  }
}

extension PacketFate {
  /// When the packet arrives; `nil` where it does not.
  fileprivate var microseconds: Int64? {
    guard case .delivered(let time) = self else { return nil }
    return time.microseconds
  }
}

extension Duration {
  fileprivate var microseconds: Int64 {
    components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
  }
}
