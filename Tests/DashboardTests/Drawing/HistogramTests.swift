import Dashboard
import RelayKit
import Testing

@Suite struct HistogramTests {
  @Test(arguments: [
    ([], "", ""), ([12], "", ""),
    ([10, 10, 10, 10], "10.0 ⡇     10.0 ms, last 4", "10.0 #     10.0 ms, last 4"),
    (
      [10, 10, 10, 10, 20], "10.0 ⡇   ⢀ 20.0 ms, last 5",
      "10.0 #   _ 20.0 ms, last 5"
    ),
    (
      [10, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19], "10.0 ⣧⣤⣤⣤⣤ 19.0 ms, last 11",
      "10.0 #==== 19.0 ms, last 11"
    ),
  ])
  func `shows how often which round trip came`(
    _ times: [Int], _ braille: String, _ letters: String
  ) {
    let histogram = Histogram(times.map { .answered(.milliseconds($0)) } + [.lost])
    #expect(histogram.text(width: 5, glyphs: .unicode).runs.map(\.text.text).joined() == braille)
    #expect(histogram.text(width: 5, glyphs: .ascii).runs.map(\.text.text).joined() == letters)
  }
}
