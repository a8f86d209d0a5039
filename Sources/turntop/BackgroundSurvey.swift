import RelayKit

/// A survey that runs beside the screen's thread until it is ended.
struct BackgroundSurvey: Sendable {
  private let task: Task<Void, Never>
  private let failed: Slot<Failure>
  private let started: Latch
  private let ended: Latch
  private let commands: AsyncStream<MonitorCommand>.Continuation

  /// Starts the survey, and waits for nothing.
  init(_ request: SurveyRequest, board: SnapshotBoard) throws(Failure) {
    try Wiring.expectRoom()
    let (stream, commands) = AsyncStream.makeStream(of: MonitorCommand.self)
    let (started, ended) = (try Self.latch(), try Self.latch())
    let failed = Slot<Failure>()
    self.commands = commands
    self.started = started
    self.ended = ended
    self.failed = failed
    task = Task.detached {
      do throws(Failure) {
        try await Wiring.survey(
          request, board: board, commands: stream, onReady: started.open, onDone: ended.open)
      } catch {
        failed.put(error)
        board.fail(error.text)
        started.open()
      }
      ended.open()
    }
  }

  /// Returns once whatever it needs stands; throws where it does not come to that.
  func waitUntilReady() throws(Failure) {
    started.wait()
    if let failure { throw failure }
  }

  private static func latch() throws(Failure) -> Latch {
    do {
      return try Latch()
    } catch {
      throw Failure("cannot make a pipe to wait on: \(error.displayText)", .cannotWrite)
    }
  }

  /// Why it has ended of itself; `nil` as long as it has not.
  var failure: Failure? { failed.value }

  func send(_ command: MonitorCommand) {
    commands.yield(command)
  }

  /// Cancels the survey and waits until every flow is closed, or for a second at most.
  func end() {
    task.cancel()
    ended.wait(atMost: .seconds(1))
  }
}
