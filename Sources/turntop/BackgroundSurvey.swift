import RelayKit
import Synchronization

/// A survey that runs beside the screen's thread until it is ended.
struct BackgroundSurvey: Sendable {
  private let task: Task<Void, Never>
  private let ended: Latch
  private let commands: AsyncStream<MonitorCommand>.Continuation

  /// Starts the survey, and returns once whatever it needs stands; throws where it cannot.
  init(_ request: SurveyRequest, board: SnapshotBoard) throws(Failure) {
    let (stream, commands) = AsyncStream.makeStream(of: MonitorCommand.self)
    let (started, ended) = (Latch(), Latch())
    let failure = Slot<Failure>()
    self.commands = commands
    self.ended = ended
    task = Task.detached {
      do throws(Failure) {
        try await Wiring.survey(
          request, board: board, commands: stream, onReady: started.open, onDone: ended.open)
      } catch {
        failure.put(error)
        started.open()
      }
      ended.open()
    }
    started.wait()
    if let failure = failure.take() { throw failure }
  }

  func send(_ command: MonitorCommand) {
    commands.yield(command)
  }

  /// Cancels the survey and waits until every flow is closed, or for a second at most.
  func end() {
    task.cancel()
    ended.wait(atMost: .seconds(1))
  }
}

/// A value that a task leaves for a thread.
private final class Slot<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  func put(_ new: Value) {
    value.withLock { $0 = new }
  }

  func take() -> Value? {
    value.withLock { $0 }
  }
}
