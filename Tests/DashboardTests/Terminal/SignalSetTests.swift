import Dashboard
import Testing

@Suite struct `A set of signals` {
  @Test func `says by which the process is to end`() {
    #expect(SignalSet([.interrupt]).ending == 2)
    #expect(SignalSet([.terminate, .stop]).ending == 15)
    #expect(SignalSet([.hangUp, .continued]).ending == 1)
    #expect(SignalSet([.stop, .continued]).ending == nil)
    #expect(SignalSet([.stop, .continued, SignalSet(number: 28)]).ending == nil)
    #expect(SignalSet([.continued, SignalSet(number: 14)]).ending == 14)
    #expect(SignalSet(number: 64).ending == 64)
    #expect(SignalSet().ending == nil)
  }

  @Test func `is the bits that the guard sets`() {
    #expect(SignalSet(rawValue: 1 << 14 | 1 << 17) == [.terminate, .continued])
  }
}
