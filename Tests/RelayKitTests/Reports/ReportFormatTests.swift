import RelayKit
import Testing

@Suite struct ReportFormatTests {
  @Test func `is found by its name`() throws {
    let options = ReportOptions(version: "1.2.3")
    let table = try #require(ReportFormat.named("table"))
    let json = try #require(ReportFormat.named("json"))
    #expect(
      try table.lines(ReportFixture.snapshot, options)
        == TableReport.lines(of: ReportFixture.snapshot, options: options))
    #expect(
      try json.lines(ReportFixture.snapshot, options)
        == JSONReport.lines(of: ReportFixture.snapshot, options: options))
    #expect(ReportFormat.named("xml") == nil)
    #expect(ReportFormat.all.map(\.name) == ["table", "json"])
  }
}
