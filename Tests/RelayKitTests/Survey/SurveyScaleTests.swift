import RelayKit
import STUN
import Testing

/// Thousands of servers of one's own: nothing may take time by their square.
@Suite(.timeLimit(.minutes(1))) struct SurveyScaleTests {
  @Test func `surveys 5000 servers of one file`() throws {
    var survey = Survey(regions: Region.files(at: ["own.json"]), families: [.ipv4])
    survey.fetch(0..<5000) { $0 }
    survey.measure(0..<5000) { $0 % 2 == 0 }
    let region = survey.moment.regions[0]
    #expect(region.servers.count == 5000)
    #expect(region.verdict == .degraded)
    #expect(
      region.reason == """
        udp 2, udp 4, udp 6, udp 8, udp 10, udp 12, udp 14, udp 16 and 2492 more: \
        no answer: a firewall drops UDP here, or nothing listens; try TCP, or check the port
        """)
    #expect(survey.moment.paths.count == 5000)
  }

  @Test func `surveys 5000 files, and names of those alike no more than a person reads`() throws {
    let paths = (0..<5000).map { "\($0).json" }
    var survey = Survey(regions: Region.files(at: paths), families: [.ipv4])
    survey.fetch(0..<5000) { $0 }
    survey.measure(0..<5000) { _ in true }
    let regions = survey.moment.regions
    #expect(regions.allSatisfy { $0.rank == 1 && $0.verdict == .ok && $0.sameAs == [] })
    #expect(regions.allSatisfy { $0.tiedWith.count == Region.mostNamed })
    #expect(regions.allSatisfy { !$0.tiedWith.contains($0.region) })
  }

  @Test func `tells files of the same servers from those of other ports`() throws {
    let regions = Region.files(at: ["a", "b", "c"] + Array(repeating: "d", count: 100))
    var survey = Survey(regions: regions, families: [.ipv4])
    survey.fetch(0..<103) { max($0, 1) / 2 }
    survey.measure(0..<52) { _ in true }
    #expect(survey.moment.regions[0].sameAs == [regions[1]])
    #expect(survey.moment.regions[1].sameAs == [regions[0]])
    #expect(survey.moment.regions[2].sameAs == [regions[3]])
  }

  @Test func `names of many files of the same server no more than a person reads`() throws {
    let regions = Region.files(at: Array(repeating: "a", count: 100))
    var survey = Survey(regions: regions, families: [.ipv4])
    survey.fetch(0..<100) { _ in 0 }
    survey.measure(0..<1) { _ in true }
    for region in survey.moment.regions {
      #expect(region.rank == 1)
      #expect(region.sameAs == Array(regions.filter { $0 != region.region }.prefix(64)))
    }
  }
}

extension Survey {
  /// Gives URLs of the numbers that `number` makes of `servers` to the regions: to each one, or all
  /// to the only one.
  fileprivate mutating func fetch(_ servers: Range<Int>, number: (Int) -> Int) {
    let entries = servers.map {
      ICEServer(urls: ["turn:host-\(number($0)).example:\(number($0) + 1)"])
    }
    let regions = moment.regions.map(\.region)
    let lists = regions.count == 1 ? [entries] : entries.map { [$0] }
    for (region, list) in zip(regions, lists) {
      let result = Result<_, FetchError>.success(
        FetchOutcome.Credentials(status: nil, servers: list))
      _ = handle(.fetched(FetchOutcome(region: region, took: .zero, result: result)))
    }
  }

  /// Resolves the hosts of these numbers to one address; their servers answer or stay silent.
  fileprivate mutating func measure(_ hosts: Range<Int>, answers: (Int) -> Bool) {
    let address = IPAddress(192, 0, 2, 1)
    for number in hosts {
      let host = "host-\(number).example"
      _ = handle(.resolved(host: host, .success([address]), took: .zero))
      let target = Target(
        transport: .udp, address: TransportAddress(ip: address, port: UInt16(number + 1)))
      let observations: [ProbeObservation] =
        answers(number) ? [.sent, .answered(.example, after: .milliseconds(5))] : [.sent, .silent]
      for observation in observations { _ = handle(.observed(target, observation)) }
    }
  }
}

extension Message {
  fileprivate static var example: Message {
    var generator = SystemRandomNumberGenerator()
    var message = Message(.success, .binding, transactionID: .random(using: &generator))
    message.append(.xorMappedAddress, TransportAddress(ip: IPAddress(203, 0, 113, 7), port: 4000))
    return message
  }
}
