import Dashboard
import Testing

@Suite struct `A set of signals` {
  @Test func `says by which the process is to end`() {
    #expect(SignalSet([.interrupt]).ending == 2)
    #expect(SignalSet([.terminate, .stop]).ending == 15)
    #expect(SignalSet([.hangUp, .continued]).ending == 1)
    #expect(SignalSet([.stop, .continued]).ending == nil)
    #expect(SignalSet().ending == nil)
  }

  @Test func `is the bits that the guard sets`() {
    #expect(SignalSet(rawValue: 1 << 15 | 1 << 18) == [.terminate, .continued])
  }
}
