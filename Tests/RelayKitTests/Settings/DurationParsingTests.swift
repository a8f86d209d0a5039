import RelayKit
import Testing

@Suite struct DurationParsingTests {
  @Test(arguments: [
    ("200ms", 200.0), ("5s", 5_000), ("1.5s", 1_500), ("2m", 120_000), ("1h", 3_600_000),
  ])
  func `reads a number and its unit`(text: String, milliseconds: Double) {
    #expect(Duration(parsing: text) == .milliseconds(milliseconds))
  }

  @Test(arguments: [
    "", "5", "s", "ms", "-1s", "0s", "1e9s", "1 s", "nan s", "infs", "5d", "1.2.3s", "99999999999h",
    "1e300s", "99999999999999s", "0.0000001ms", "nan", "inf", "infms", "0ms", "0.0s", "-0s",
    String(repeating: "9", count: 400) + "s",
  ])
  func `refuses what could mean something else, and what no clock can tell from nothing or ever`(
    text: String
  ) {
    #expect(Duration(parsing: text) == nil)
  }
}
