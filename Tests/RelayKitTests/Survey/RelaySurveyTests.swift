import RelayKit
import STUN
import TestSupport
import Testing

/// When a survey has relays proven, and what it counts.
@Suite struct RelaySurveyTests {
  @Test func `proves each relay once, however many regions name it`() {
    var survey = Survey.proving("us_east", "usa")
    _ = survey.fetchedRelays("us_east", ["stun:a.example:80", "turn:a.example:80"])
    let key = RelayKey.example(.udp)
    #expect(survey.resolve() == [.prove(key), .probe(key.target)])
    #expect(survey.fetchedRelays("usa", ["turn:a.example:80"]) == [])
  }

  @Test(.pitfall(.rungByRung))
  func `begins with what takes the most round trips, and with all else together`() {
    var survey = Survey.proving("uk")
    _ = survey.fetchedRelays("uk", ["turn:a.example:80", "turns:a.example:443?transport=tcp"])
    let (first, later) = survey.resolve().turns
    #expect(first.map(\.summary) == ["prove tls"])
    #expect(later.map(\.summary) == ["prove udp", "probe udp", "probe tls"])
  }

  @Test func `begins with everything where nothing takes longer`() {
    var survey = Survey.proving("uk")
    let fetched = survey.fetchedRelays("uk", ["turn:a.example:80"])
    #expect(fetched.turns.first == fetched)
    let (first, later) = survey.resolve().turns
    #expect(first.map(\.summary) == ["prove udp", "probe udp"])
    #expect(later == [])
  }

  @Test func `proves again what was proven with the credentials before`() {
    var survey = Survey.proving("uk", "usa")
    let urls = ["turn:a.example:80"]
    _ = survey.fetchedRelays("uk", urls)
    _ = survey.fetchedRelays("usa", urls)
    _ = survey.resolve()
    survey.answer()
    survey.prove(.granted(.example))
    survey.refetch()
    #expect(
      survey.fetchedRelays("uk", urls) == [.resolve(host: "a.example"), .prove(.example(.udp))])
    #expect(survey.fetchedRelays("usa", urls) == [])
    #expect(survey.region.servers[0].verdict == .ok)
  }

  @Test func `asks for no relay where that is not wanted`() {
    var survey = Survey(regions: [.uk], families: [.ipv4])
    _ = survey.fetchedRelays("uk", ["turn:a.example:80"])
    #expect(survey.resolve() == [.probe(RelayKey.example(.udp).target)])
  }

  @Test func `leaves open what is not proven yet`() {
    var survey = Survey.answering()
    #expect(survey.region.servers[0].verdict == .pending)
    #expect(!survey.isComplete)
    survey.prove(.granted(.example))
    #expect(survey.region.servers[0].verdict == .ok)
    #expect(survey.region.servers[0].stage == .allocate)
    #expect(survey.region.servers[0].relayed == "198.51.100.1:50000")
    #expect(survey.region.servers[0].allocateTime == .milliseconds(25))
  }

  @Test func `tries again, alone, what our own proofs may have crowded out`() {
    var survey = Survey.proving("uk")
    _ = survey.fetchedRelays("uk", ["turn:a.example:80", "turn:a.example:80?transport=tcp"])
    _ = survey.resolve()
    let full = RelayProof(outcome: .refused(.refused(.example(486))))
    let (udp, tcp) = (RelayKey.example(.udp), RelayKey.example(.tcp))
    #expect(survey.handle(.proved(tcp, full)) == [])
    #expect(survey.region.servers[1].verdict == .pending)
    #expect(survey.handle(.ended(tcp, RelayEnd())) == [])
    _ = survey.handle(.proved(udp, RelayProof(outcome: .granted(.example))))
    #expect(
      survey.handle(.ended(udp, RelayEnd(isReleased: true))) == [
        .prove(tcp, after: .seconds(2))
      ])
    _ = survey.handle(.proved(tcp, full))
    #expect(survey.handle(.ended(tcp, RelayEnd())) == [])
    #expect(survey.region.servers[1].verdict == .busy)
  }

  @Test func `asks a full server once more, and not once for each of its relays`() {
    var survey = Survey.proving("uk")
    let urls = ["turn:a.example:80", "turn:a.example:80?transport=tcp", "turns:a.example:443"]
    _ = survey.fetchedRelays("uk", urls)
    let keys = survey.resolve().compactMap { effect in
      if case .prove(let key, _) = effect { key } else { nil }
    }
    let full = RelayProof(outcome: .refused(.refused(.example(486))))
    for key in keys { _ = survey.handle(.proved(key, full)) }
    let retried = keys.flatMap { survey.handle(.ended($0, RelayEnd())) }
    #expect(retried == [.prove(keys[0], after: .seconds(2))])
    _ = survey.handle(.proved(keys[0], full))
    #expect(survey.region.servers.map(\.verdict) == [.busy, .busy, .busy])
    #expect(survey.handle(.ended(keys[0], RelayEnd())) == [])
  }

  @Test func `counts an allocation that came to light only when it was given back`() {
    var survey = Survey.answering()
    _ = survey.handle(.ended(.example(.udp), RelayEnd(unseen: 1)))
    let allocations = survey.moment.traffic.allocations
    #expect(allocations.granted == 1 && allocations.released == 1)
    #expect(survey.moment.leftBehind == nil)
  }

  @Test func `counts what was granted and what was given back`() {
    var survey = Survey.answering()
    survey.prove(.granted(.example), RelayEnd(remains: .seconds(600)))
    survey.refetch()
    _ = survey.fetchedRelays("uk", ["turn:a.example:80"])
    survey.prove(.granted(.example))
    let counts = survey.moment.traffic.allocations
    #expect(counts.granted == 2)
    #expect(counts.released == 1)
  }

  @Test func `settles on a grant, and is complete once it is released`() {
    var survey = Survey.answering()
    _ = survey.handle(.observed(RelayKey.example(.udp).target, .finished))
    #expect(!survey.isSettled)
    _ = survey.handle(.proved(.example(.udp), RelayProof(outcome: .granted(.example))))
    #expect(survey.isSettled)
    #expect(!survey.isComplete)
    _ = survey.handle(.ended(.example(.udp), RelayEnd(isReleased: true)))
    #expect(survey.isComplete)
  }

  @Test func `counts the release of an allocation that nobody asks about any more`() {
    var survey = Survey.answering()
    _ = survey.handle(.proved(.example(.udp), RelayProof(outcome: .granted(.example))))
    survey.refetch()
    _ = survey.fetchedRelays("uk", ["stun:a.example:80"])
    _ = survey.resolve()
    _ = survey.handle(.ended(.example(.udp), RelayEnd(isReleased: true)))
    _ = survey.handle(.observed(RelayKey.example(.udp).target, .finished))
    #expect(survey.isComplete)
    #expect(survey.moment.traffic.allocations.released == 1)
  }

  /// Once as what was granted, and not once more as what may have been.
  @Test func `counts once what is left of an allocation that nobody asks about any more`() {
    var survey = Survey.answering()
    _ = survey.handle(.proved(.example(.udp), RelayProof(outcome: .granted(.example))))
    survey.refetch()
    _ = survey.fetchedRelays("uk", ["stun:a.example:80"])
    _ = survey.resolve()
    _ = survey.handle(.ended(.example(.udp), RelayEnd(remains: .seconds(600))))
    #expect(
      survey.moment.leftBehind
        == "1 allocation is not confirmed as given back: its server may keep it for 600 s")
  }
}
