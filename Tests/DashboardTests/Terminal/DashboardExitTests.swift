import Dashboard
import TestSupport
import Testing

@Suite struct `The end of the dashboard` {
  @Test func `names the signal that the process should die by`() {
    #expect(DashboardExit.quit.signal == nil)
    #expect(DashboardExit.signal(15).signal == 15)
    #expect(DashboardExit.hangUp.signal == 1)
  }

  @Test(.acceptance(.killMatrix)) func `shows the parent the real cause`() async {
    await #expect(processExitsWith: .signal(15)) {
      DashboardExit.signal(15).dieBySignal()
    }
    await #expect(processExitsWith: .success) {
      DashboardExit.quit.dieBySignal()
    }
  }
}
