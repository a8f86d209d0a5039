/// A client that takes one allocation of a coturn, and keeps it until it is let go.
///
/// It is coturn's own `turnutils_uclient`, sending to a peer that does not answer.
package final class AllocationHolder: Sendable {
  private let process: RunningProcess
  private let folder: TemporaryFolder

  /// Starts it as the user that every coturn of the tests knows, and waits until it is served.
  package init(on coturn: Coturn) async throws {
    folder = try TemporaryFolder()
    process = try RunningProcess(
      Command(
        "turnutils_uclient",
        [
          "-c", "-m", "1", "-n", "3000", "-u", Coturn.user, "-w", Coturn.password,
          "-e", "127.0.0.1", "-p", "\(coturn.port)", coturn.host,
        ]), output: folder.file("output"), errors: folder.file("output"))
    guard await coturn.eventuallyLogs({ $0.granted.count == 1 }) else {
      throw TestSupportError.neverReady("turnutils_uclient", log: try folder.text("output"))
    }
  }

  package func end() async {
    await process.end()
  }
}
