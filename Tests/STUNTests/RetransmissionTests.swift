import STUN
import TestSupport
import Testing

@Suite(.pitfall(.retransmission)) struct RetransmissionTests {
  /// RFC 8489 §6.2.1: sent at 0, 500, 1500, 3500, 7500, 15 500 and 31 500 ms, failed at 39 500 ms.
  @Test func `keeps the RFC's own timetable`() {
    var state = Retransmission()
    #expect(state.start() == .transmit(thenWait: .milliseconds(500)))
    #expect(state.timerFired() == .transmit(thenWait: .milliseconds(1000)))
    #expect(state.timerFired() == .transmit(thenWait: .milliseconds(2000)))
    #expect(state.timerFired() == .transmit(thenWait: .milliseconds(4000)))
    #expect(state.timerFired() == .transmit(thenWait: .milliseconds(8000)))
    #expect(state.timerFired() == .transmit(thenWait: .milliseconds(16_000)))
    #expect(state.timerFired() == .transmit(thenWait: .milliseconds(8000)))
    #expect(state.timerFired() == .giveUp)
    #expect(state.timerFired() == .giveUp)
    #expect(state.transmissions == 7)
  }

  @Test func `can be shorter`() {
    var state = Retransmission(timeout: .milliseconds(100), transmissions: 3, lastWait: 4)
    #expect(state.start() == .transmit(thenWait: .milliseconds(100)))
    #expect(state.timerFired() == .transmit(thenWait: .milliseconds(200)))
    #expect(state.timerFired() == .transmit(thenWait: .milliseconds(400)))
    #expect(state.timerFired() == .giveUp)
  }

  @Test(arguments: [
    (100, [50, 50]), (1_000, [500, 500]), (2_000, [500, 1_000, 500]),
    (20_000, [500, 1_000, 18_500]),
  ])
  func `gives up when the time is over, after two transmissions at least`(
    total: Int, waits: [Int]
  ) {
    var state = Retransmission(transmissions: 3).within(.milliseconds(total))
    for wait in waits {
      #expect(state.timerFired() == .transmit(thenWait: .milliseconds(wait)))
    }
    #expect(state.timerFired() == .giveUp)
  }

  @Test func `sends once over a transport that repeats by itself`() {
    var state = Retransmission.reliable()
    #expect(state.start() == .transmit(thenWait: .milliseconds(39_500)))
    #expect(state.timerFired() == .giveUp)
    #expect(state.transmissions == 1)
  }

  @Test func `begins again when started again`() {
    var state = Retransmission()
    _ = state.start()
    _ = state.timerFired()
    #expect(state.start() == .transmit(thenWait: .milliseconds(500)))
    #expect(state.transmissions == 1)
  }

  @Test func `bounds a limit that would never end`() {
    var state = Retransmission(transmissions: .max)
    var action = state.start()
    while action != .giveUp { action = state.timerFired() }
    #expect(state.transmissions == 32)
  }

  @Test(arguments: [0, -1])
  func `sends nothing where nothing may be sent`(limit: Int) {
    var state = Retransmission(transmissions: limit)
    #expect(state.start() == .giveUp)
  }
}
