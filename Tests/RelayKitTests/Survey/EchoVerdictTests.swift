import RelayKit
import STUN
import Testing

/// What a survey makes of an echo through a relay.
@Suite struct EchoVerdictTests {
  @Test(arguments: [
    Row(.measured(), .ok, .relay, nil, nil),
    Row(
      .measured(lost: 2), .degraded, .relay,
      "loses 4 % of the packets through the relay and back: try another transport or region", nil),
    Row(
      .silent, .degraded, .allocate, "relays nothing: permission granted, but no packet came back",
      nil),
    Row(
      .mirrored, .misconfigured, .allocate,
      """
      relays nothing: it sends packets back to where they came from, and none to the other end; \
      use another URL, or tell its operator
      """, nil),
    Row(
      .failed(.refused(.unsigned(.channelBind))), .misconfigured, .allocate,
      """
      ChannelBind failed: its answer is not signed with the credentials: somebody else answers; \
      use TLS, or try another network
      """, nil),
    Row(
      .failed(.exceeded(limit: 35_800)), .degraded, .allocate,
      "sends more than it was asked to relay: the echo was stopped at 35.8 kB", nil),
    Row(
      .failed(.forbidden(Refusal(.channelBind, .forbidden))), .ok, .allocate, nil,
      """
      policy: the server relays to no address of its own (403), so the data path is not proven
      """),
    Row(
      .failed(.noRoom), .ok, .allocate, nil,
      "quota leaves no room for two allocations at once: the data path is not proven"),
    Row(
      .failed(.unreachable(.refused)), .ok, .allocate, nil,
      """
      the data path is not proven: connection refused: nothing listens there, or a firewall \
      rejects it; check host and port
      """),
    Row(
      .failed(.refused(.silent(.channelBind, transmissions: 3))), .ok, .allocate, nil,
      "the data path is not proven: ChannelBind failed: no answer to 3 of them"),
    Row(.failed(.cancelled), .ok, .allocate, nil, nil),
  ])
  func `says of a relay what the echo says`(row: Row) {
    var survey = Survey.echoing("uk")
    _ = survey.proveOne()
    _ = survey.echoed(.udp(1), row.end)
    if row.end.outcome == .noRoom { _ = survey.echoed(.udp(1), row.end) }
    let region = survey.moment.regions[0]
    #expect(region.servers[0].verdict == row.verdict)
    #expect(region.servers[0].stage == row.stage)
    #expect(region.servers[0].reason == row.reason)
    #expect(region.servers[0].relayNote == row.note)
    #expect(region.servers[0].relayStatistics == row.end.statistics)
    #expect(region.verdict == row.verdict)
    #expect(region.reason == row.reason ?? row.note)
    #expect(survey.isComplete)
  }

  @Test func `tells of packets that came twice or late, and counts what was foreign`() {
    var survey = Survey.echoing("uk")
    _ = survey.proveOne()
    var end = RelayEchoEnd.measured(lost: 2)
    end.strays.duplicates = 3
    end.strays.late = 2
    end.strays.foreign = 4
    end.strays.mirrored = 5
    _ = survey.echoed(.udp(1), end)
    #expect(
      survey.moment.regions[0].servers[0].relayNote
        == """
        through the relay 3 packets came twice, 2 came too late and count as lost, 5 came back \
        without having been at the other end
        """)
    #expect(survey.moment.traffic.foreign == 4)
  }

  @Test func `counts an echo's bytes as relayed, and its allocations with all others`() {
    var survey = Survey.echoing("uk")
    _ = survey.proveOne()
    _ = survey.echoed(.udp(1), .measured())
    let traffic = survey.moment.traffic
    #expect(traffic.allocations.granted == 3 && traffic.allocations.released == 3)
    #expect(traffic.relayedBytes == 34_400)
    #expect(survey.moment.echoes?.spent == 34_400)
  }

  @Test func `tells what an echo leaves behind`() {
    var survey = Survey.echoing("uk")
    _ = survey.proveOne()
    var end = RelayEchoEnd.example(.cancelled, released: 1)
    end.doubts = [.seconds(300)]
    _ = survey.echoed(.udp(1), end)
    #expect(
      survey.moment.leftBehind == """
        2 allocations are not confirmed as given back: their servers may keep them for 600 s
        """)
  }

  struct Row: CustomTestStringConvertible {
    var end: RelayEchoEnd
    var verdict: Verdict
    var stage: Stage
    var reason: DisplayText?
    var note: DisplayText?
    var testDescription: String { "\(end.outcome)" }

    init(
      _ end: RelayEchoEnd, _ verdict: Verdict, _ stage: Stage, _ reason: DisplayText?,
      _ note: DisplayText?
    ) {
      self.end = end
      self.verdict = verdict
      self.stage = stage
      self.reason = reason
      self.note = note
    }
  }
}
