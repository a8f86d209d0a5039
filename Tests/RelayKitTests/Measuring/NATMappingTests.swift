import RelayKit
import STUN
import Testing

@Suite struct NATMappingTests {
  @Test(arguments: [
    Row("nothing of no answers", .unknown),
    Row("nothing of one", .unknown, Answer(1, "198.51.100.1:80", "203.0.113.7:4000")),
    Row(
      "nothing of flows with a socket each, even where ports differ", .unknown,
      Answer(1, "198.51.100.1:80", "203.0.113.7:4000"),
      Answer(2, "198.51.100.2:80", "203.0.113.7:4001")),
    Row(
      "independent of the endpoint", .endpointIndependent,
      Answer(1, "198.51.100.1:80", "203.0.113.7:4000"),
      Answer(1, "198.51.100.2:80", "203.0.113.7:4000")),
    Row(
      "not yet independent by two ports of one server", .unknown,
      Answer(1, "198.51.100.1:80", "203.0.113.7:4000"),
      Answer(1, "198.51.100.1:443", "203.0.113.7:4000")),
    Row(
      "dependent on the endpoint, address or port", .endpointDependent,
      Answer(1, "198.51.100.1:80", "203.0.113.7:4000"),
      Answer(1, "198.51.100.2:80", "203.0.113.7:4001")),
    Row(
      "dependent on the address", .addressDependent,
      Answer(1, "198.51.100.1:80", "203.0.113.7:4000"),
      Answer(1, "198.51.100.1:443", "203.0.113.7:4000"),
      Answer(1, "198.51.100.2:80", "203.0.113.7:4001")),
    Row(
      "dependent on address and port", .addressAndPortDependent,
      Answer(1, "198.51.100.1:80", "203.0.113.7:4000"),
      Answer(1, "198.51.100.1:443", "203.0.113.7:4001"),
      Answer(1, "198.51.100.2:80", "203.0.113.7:4002")),
    Row(
      "nothing where the mapping changed while we asked", .unknown,
      Answer(1, "198.51.100.1:80", "203.0.113.7:4000"),
      Answer(1, "198.51.100.1:80", "203.0.113.7:4001"),
      Answer(1, "198.51.100.2:80", "203.0.113.7:4001")),
    Row(
      "no NAT, by sockets each", .direct,
      Answer(1, "198.51.100.1:80", "203.0.113.7:4000", local: "203.0.113.7:4000"),
      Answer(2, "198.51.100.2:80", "203.0.113.7:4001", local: "203.0.113.7:4001")),
    Row(
      "a NAT that keeps ports", .unknown,
      Answer(1, "198.51.100.1:80", "203.0.113.7:4000", local: "192.168.1.2:4000"),
      Answer(2, "198.51.100.2:80", "203.0.113.7:4001", local: "192.168.1.2:4001")),
    Row(
      "nothing of two families at once", .unknown,
      Answer(1, "198.51.100.1:80", "203.0.113.7:4000"),
      Answer(2, "[2001:db8::1]:80", "[2001:db8::7]:4000")),
  ])
  func `tells the mapping`(row: Row) throws {
    #expect(NATFindings(try row.answers.map { try $0.mapped() }).mapping == row.mapping)
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `does not depend on the order of the answers`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let answers = try (0..<30).map { _ in
      let socket = Int.random(in: 0...3, using: &generator)
      let server = Int.random(in: 1...3, using: &generator)
      let mapped = Int.random(in: 1...2, using: &generator)
      return try Answer(socket, "198.51.100.\(server):80", "203.0.113.\(mapped):4000").mapped()
    }
    #expect(NATFindings(answers.shuffled(using: &generator)) == NATFindings(answers))
    #expect(NATFindings(answers + answers) == NATFindings(answers))
  }

  @Test func `lists the public addresses, each once`() throws {
    let findings = NATFindings([
      try Answer(1, "198.51.100.1:80", "203.0.113.10:4000").mapped(),
      try Answer(2, "198.51.100.2:80", "203.0.113.7:4000").mapped(),
      try Answer(3, "198.51.100.3:80", "203.0.113.10:4001").mapped(),
    ])
    #expect(findings.publicAddresses == [IPAddress(203, 0, 113, 7), IPAddress(203, 0, 113, 10)])
    #expect(findings.displayText == "203.0.113.7, 203.0.113.10, mapping not known")
    #expect(NATFindings([]).displayText == "")
  }

  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var mapping: NATMapping
    var answers: [Answer]

    init(_ description: String, _ mapping: NATMapping, _ answers: Answer...) {
      testDescription = description
      self.mapping = mapping
      self.answers = answers
    }
  }

  /// A mapped address, in words.
  struct Answer {
    var socket: Int
    var server: String
    var mappedText: String
    var local: String?

    init(_ socket: Int, _ server: String, _ mapped: String, local: String? = nil) {
      self.socket = socket
      self.server = server
      mappedText = mapped
      self.local = local
    }

    func mapped() throws -> MappedAddress {
      MappedAddress(
        socket: socket, server: try address(server), mapped: try address(mappedText),
        local: try local.map(address))
    }

    private func address(_ text: String) throws -> TransportAddress {
      let colon = try #require(text.lastIndex(of: ":"))
      let host = text[..<colon].filter { !"[]".contains($0) }
      return TransportAddress(
        ip: try #require(IPAddress(host)), port: try #require(UInt16(text[colon...].dropFirst())))
    }
  }
}
