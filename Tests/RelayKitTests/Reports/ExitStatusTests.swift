import RelayKit
import TestSupport
import Testing

/// Testing has a type of the same name.
typealias ExitStatus = RelayKit.ExitStatus

@Suite struct ExitStatusTests {
  @Test(
    arguments: [
      ([], .noneUsable),
      ([.pending], .noneUsable),
      ([.unreachable, .rejected], .noneUsable),
      ([.ok, .busy], .someUnusable),
      ([.ok, .pending], .someUnusable),
      ([.ok, .degraded], .allUsable),
    ] as [([Verdict], ExitStatus)])
  func `adds up the verdicts of all regions`(verdicts: [Verdict], expected: ExitStatus) {
    var snapshot = ReportFixture.snapshot
    snapshot.regions = zip(Region.all, verdicts).map { region, verdict in
      var snapshot = RegionSnapshot(region: region)
      snapshot.verdict = verdict
      return snapshot
    }
    #expect(ExitStatus(of: snapshot) == expected)
  }

  @Test func `has the numbers that scripts were promised`() {
    let statuses: [ExitStatus] = [
      .allUsable, .someUnusable, .noneUsable, .badUsage, .badData, .serviceUnavailable,
      .cannotWrite, .keyRefused, .badConfiguration,
    ]
    #expect(statuses.map(\.rawValue) == [0, 1, 2, 64, 65, 69, 73, 77, 78])
    let told = ExitStatus.meanings.compactMap { Int32($0.status.text) }
    #expect(told == statuses.map(\.rawValue))
  }

  @Test func `are told in the README as in the help`() throws {
    let rows = ExitStatus.meanings.map { "| \($0.status) | \($0.meaning) |" }
    let table = "| status | meaning |\n|---|---|\n" + rows.joined(separator: "\n")
    #expect(try ProjectFile.text("README.md").contains(table + "\n\n"))
  }
}
