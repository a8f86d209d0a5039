import RelayKit
import STUN
import TestSupport
import Testing

/// A host of two addresses, of which the resolver names first now the one, now the other.
@Suite(.pitfall(.deadFamily)) struct BestAddressTests {
  @Test(arguments: [
    Row(.grants(9), .grants(5), .ok, nil),
    Row(.grants(5), .grants(9), .ok, nil, isFirst: true),
    Row(.grants(9), .grants(8.9), .ok, nil, isEven: true),
    Row(.isOpen, .grants(9), .ok, "2001:4860:4860::8844: \(open)"),
    Row(.dead, .isOpen, .degraded, "\(open); \(dead)"),
    Row(.dead, .refuses(401), .rejected, "Allocate refused: 401 Reason: the credentials"),
    Row(.dead, .refuses(486), .busy, "Allocate refused: 486 Reason: the user has"),
    Row(.refuses(401), .refuses(486), .busy, "Allocate refused: 486"),
    Row(.refuses(440), .refuses(401), .rejected, "Allocate refused: 401"),
    Row(.refuses(440), .grants(9), .ok, "2001:4860:4860::8844: Allocate refused: 440"),
    Row(.dead, .refuses(440), .misconfigured, "Allocate refused: 440"),
    Row(.dead, .asked, .pending, dead),
    Row(.asked, .grants(9), .ok, nil),
    Row(.dead, .grants(9), .ok, dead),
    Row(.dead, .dead, .unreachable, "no answer", isEven: true),
  ])
  func `gives the server the verdict and the reason of its best, whichever is named first`(
    row: Row
  ) {
    for isReversed in [false, true] {
      let server = survey(row, isReversed).toldMoment.regions[0].servers[0]
      #expect(server.verdict == row.verdict)
      #expect(server.reason?.text.prefix(row.reason?.count ?? 0).description == row.reason)
      let isFirst = row.isEven ? !isReversed : row.isFirst
      #expect(server.address?.text == (isFirst ? "2001:4860:4860::8844" : "8.8.4.4"))
    }
  }

  private static let open = "asks for no credentials: anybody may relay through it"
  private static let dead = """
    2001:4860:4860::8844 is dead: a browser over IPv6 gathers candidates 40 s longer; \
    mend or drop its AAAA record
    """

  private func survey(_ row: Row, _ isReversed: Bool) -> Survey {
    var survey = Survey.proving(over: [.ipv4, .ipv6])
    survey.fetched(["turn:a.example:80"])
    let states = [("2001:4860:4860::8844", row.first), ("8.8.4.4", row.second)]
    let told = states.compactMap { text, state in IPAddress(text).map { ($0, state) } }
    let named = isReversed ? told.reversed() : told
    _ = survey.handle(.resolved(host: "a.example", .success(named.map(\.0)), took: .zero))
    for (ip, state) in told {
      survey.tell(
        state, of: Target(transport: .udp, address: TransportAddress(ip: ip, port: 80)))
    }
    return survey
  }

  struct Row: CustomTestStringConvertible, Sendable {
    var first: RelayState
    var second: RelayState
    var verdict: Verdict
    var reason: String?
    /// Whether the first is the best.
    var isFirst: Bool
    /// Whether neither is, so that the one is that is named first.
    var isEven: Bool
    var testDescription: String { "\(first) beside \(second)" }

    init(
      _ first: RelayState, _ second: RelayState, _ verdict: Verdict, _ reason: String?,
      isFirst: Bool = false, isEven: Bool = false
    ) {
      (self.first, self.second, self.verdict) = (first, second, verdict)
      (self.reason, self.isFirst, self.isEven) = (reason, isFirst, isEven)
    }
  }
}
