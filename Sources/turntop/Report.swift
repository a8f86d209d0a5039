import RelayKit

/// One measurement and what it prints: what `probe` does, and `watch` where there is no screen.
struct Report: Sendable {
  var options: MeasuringOptions
  /// How many samples each server gets; `nil` leaves that to the settings.
  var count: Int?
  var format = ReportFormat.table
  var details = ReportOptions(version: Version.current, width: Process.columns)

  /// Measures, prints, and returns the status that tells a script the same.
  func run() -> Int32 {
    do throws(Failure) {
      // Before the task: the key may be typed, and signals end the process meanwhile.
      let configuration = try options.configuration()
      let request = try SurveyRequest.resolved(
        options, plan: .reporting.counting(count, configuration), configuration)
      return ForegroundTask.run { () async throws(Failure) in
        let snapshot = try await Wiring.snapshot(request)
        try print(snapshot)
        return ExitStatus(of: snapshot).rawValue
      }
    } catch {
      return error.report()
    }
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
