import Dashboard
import RelayKit

/// The dashboard as lines of text: one for each change, and no screen.
struct Linear: Sendable {
  var options: MeasuringOptions

  /// Measures and prints until a signal or a full output ends it.
  func run() -> Int32 {
    do throws(Failure) {
      let request = try SurveyRequest.resolved(
        options, plan: .watching, try options.configuration())
      return ForegroundTask.run { () async throws(Failure) in
        try await follow(request)
        return 0
      }
    } catch {
      return error.report()
    }
  }

  private func follow(_ request: SurveyRequest) async throws(Failure) {
    let (news, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let board = SnapshotBoard(request.firstSnapshot) { wake.yield() }
    let failure = await withTaskGroup(of: Failure?.self) { group in
      group.addTask {
        await Failure.caught { () async throws(Failure) in
          try await Wiring.survey(request, board: board)
        }
      }
      group.addTask {
        await Failure.caught { () async throws(Failure) in try await tell(news, of: board) }
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
    Process.complain(ofAnythingLeftBy: board.snapshot)
    if let failure { throw failure }
  }

  private func tell(_ news: AsyncStream<Void>, of board: SnapshotBoard) async throws(Failure) {
    var narration = Narration(after: board.snapshot)
    try Process.print([narration.opening])
    for await _ in news {
      let lines = narration.lines(for: board.snapshot)
      if !lines.isEmpty { try Process.print(lines) }
    }
  }
}

extension Failure {
  /// What a body threw; `nil` where it did not.
  fileprivate static func caught(
    _ body: () async throws(Failure) -> Void
  ) async -> Failure? {
    do throws(Failure) {
      try await body()
      return nil
    } catch {
      return error
    }
  }
}
