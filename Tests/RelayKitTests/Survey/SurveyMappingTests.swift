import RelayKit
import STUN
import Testing

/// How a survey finds out how the NAT in front of us maps.
@Suite struct SurveyMappingTests {
  private let near = IPAddress(198, 18, 0, 1)
  private let far = IPAddress(198, 18, 0, 2)

  @Test func `asks servers at different addresses, and one on a second port, once a fetch`() {
    var survey = Survey.exploring
    #expect(
      survey.fetch(["turn:a.example:80", "turn:a.example:443", "turn:b.example:80?transport=tcp"])
        == [.resolve(host: "a.example"), .resolve(host: "b.example")])
    #expect(survey.resolve("a.example", near).explored == [])
    #expect(survey.resolve("b.example", far).explored == [[.init(near, 80), .init(near, 443)]])
    #expect(survey.resolve("b.example", far).explored == [])
    #expect(!survey.isComplete)
    _ = survey.handle(.explored(MappingExploration()))
    #expect(survey.resolve("b.example", far).explored == [])
    survey.refetch()
    #expect(survey.fetch(["turn:a.example:80"]).explored == [[.init(near, 80)]])
  }

  @Test func `asks no more than six, the second port among them`() {
    var survey = Survey.exploring
    let ports = (1...9).map { "turn:a.example:\($0)" }
    _ = survey.fetch(ports + (0..<UInt8(9)).map { "turn:\(IPAddress(198, 18, 1, $0)):80" })
    var asked: [[TransportAddress]] = []
    for host in 0..<UInt8(9) {
      let ip = IPAddress(198, 18, 1, host)
      asked += survey.resolve("\(ip)", ip).explored
    }
    asked += survey.resolve("a.example", near).explored
    #expect(asked.map(\.count) == [6])
    #expect(asked[0].count { $0.ip == near } == 2)
    #expect(Set(asked[0]).count == 6)
  }

  @Test func `tells the mapping by what one socket's servers saw`() {
    var survey = Survey.exploring
    _ = survey.fetch(["turn:a.example:80"])
    _ = survey.resolve("a.example", near)
    let us = TransportAddress(ip: IPAddress(203, 0, 113, 7), port: 4_000)
    let answers = [near, far].map {
      MappedAddress(socket: 0, server: TransportAddress(ip: $0, port: 80), mapped: us)
    }
    _ = survey.handle(.explored(MappingExploration(answers: answers)))
    #expect(survey.moment.network.mapping == .endpointIndependent)
    _ = survey.handle(.explored(MappingExploration()))
    #expect(survey.moment.network.mapping == .endpointIndependent)
  }

  @Test func `asks nothing where that is not wanted, nor without UDP`() {
    var survey = Survey(regions: [.accountDefault], families: [.ipv4])
    _ = survey.fetch(["turn:a.example:80"])
    #expect(survey.resolve("a.example", near).explored == [])
    survey = .exploring
    _ = survey.fetch(["turn:a.example:80?transport=tcp"])
    #expect(survey.resolve("a.example", near).explored == [])
  }
}

extension TransportAddress {
  fileprivate init(_ ip: IPAddress, _ port: UInt16) {
    self.init(ip: ip, port: port)
  }
}

extension [Survey.Effect] {
  /// The servers that are to be asked, each time.
  fileprivate var explored: [[TransportAddress]] {
    compactMap { if case .explore(let servers) = $0 { servers } else { nil } }
  }
}

extension Survey {
  fileprivate static var exploring: Survey {
    var scope = Scope(families: [.ipv4])
    scope.exploresMapping = true
    return Survey(regions: [.accountDefault], scope: scope)
  }

  fileprivate mutating func fetch(_ urls: [String]) -> [Effect] {
    let servers = [ICEServer(urls: urls)]
    let result = FetchOutcome(
      region: .accountDefault, took: .zero, result: .success(.init(status: 200, servers: servers)))
    return handle(.fetched(result))
  }

  fileprivate mutating func resolve(_ host: String, _ ip: IPAddress) -> [Effect] {
    handle(.resolved(host: host, .success([ip]), took: .zero))
  }
}
