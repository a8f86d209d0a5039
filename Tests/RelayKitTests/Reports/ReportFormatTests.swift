import RelayKit
import Testing

@Suite struct ReportFormatTests {
  @Test func `is found by its name`() throws {
    let options = ReportOptions(version: "1.2.3")
    let table = try #require(ReportFormat.named("table"))
    let json = try #require(ReportFormat.named("json"))
    #expect(try table.text(ReportFixture.snapshot, options).hasPrefix("turntop 1.2.3  "))
    #expect(try json.text(ReportFixture.snapshot, options).hasPrefix("{\n"))
    #expect(ReportFormat.named("xml") == nil)
    #expect(ReportFormat.all.map(\.name) == ["table", "json"])
  }
}
