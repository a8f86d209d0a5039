import RelayKit

/// One measurement and what it prints: what `probe` does, and `watch` where there is no screen.
struct Report: Sendable {
  var options: MeasuringOptions
  var plan = ProbePlan.reporting
  var format = ReportFormat.table
  var details = ReportOptions(version: Version.current, width: Process.columns)

  /// Measures, prints, and returns the status that tells a script the same.
  func run() -> Int32 {
    ForegroundTask.run {
      do throws(Failure) {
        let snapshot = try await survey()
        try print(snapshot)
        return ExitStatus(of: snapshot).rawValue
      } catch {
        Process.complain(error.text)
        return error.status.rawValue
      }
    }
  }

  /// Measures once; throws where that cannot be done, or is interrupted.
  func survey() async throws(Failure) -> Snapshot {
    let request: SurveyRequest
    do {
      request = try SurveyRequest(options, plan: plan, environment: Process.environment)
    } catch {
      throw Failure(error)
    }
    let board = SnapshotBoard(request.firstSnapshot)
    try await Wiring.survey(request, board: board)
    guard !Task.isCancelled else {
      throw Failure("interrupted before the samples were in", .someUnusable)
    }
    return board.snapshot
  }

  /// Prints the report; where the service gave nothing, a table of nothing gives way to one line.
  private func print(_ snapshot: Snapshot) throws(Failure) {
    let failure = snapshot.serviceFailure
    if failure == nil || format.name != ReportFormat.table.name {
      try Process.print(try lines(of: snapshot))
    }
    if let failure { Process.complain(failure) }
  }

  private func lines(of snapshot: Snapshot) throws(Failure) -> [DisplayText] {
    do {
      return try format.lines(snapshot, details)
    } catch {
      throw Failure(
        "no report as \(DisplayText(sanitizing: format.name)): \(DisplayText(sanitizing: "\(error)"))",
        .cannotWrite)
    }
  }
}
