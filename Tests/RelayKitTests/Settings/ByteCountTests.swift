import RelayKit
import Testing

@Suite struct ByteCountTests {
  @Test(
    arguments: [
      ("64000", 64_000), ("64k", 64_000), ("64K", 64_000), ("64kB", 64_000), ("1.5M", 1_500_000),
      ("1mb", 1_000_000), ("2G", 2_000_000_000), ("160b", 160), ("1", 1),
      ("", nil), ("k", nil), ("0", nil), ("-1", nil), ("1e3", nil), ("nan", nil), ("1 M", nil),
      ("1Mi", nil), ("64kk", nil), ("1.2.3k", nil), ("9999999G", nil), ("0.1", nil),
    ] as [(String, Int?)])
  func `reads a count as options take it`(text: String, bytes: Int?) {
    #expect(ByteCount(parsing: text)?.bytes == bytes)
  }

  @Test(arguments: [
    (0, "0 B", "0"), (160, "160 B", "160"), (999, "999 B", "999"), (1_000, "1 kB", "1k"),
    (35_800, "35.8 kB", "35.8k"), (34_849, "34.8 kB", "34.9k"), (1_000_000, "1 MB", "1M"),
    (3_050_001, "3.1 MB", "3.1M"), (3_000_001, "3 MB", "3.1M"), (2_500_000_000, "2.5 GB", "2.5G"),
  ])
  func `shows a count to people, and as an option that has room for it`(
    bytes: Int, text: String, option: String
  ) {
    #expect(ByteCount(bytes).displayText.text == text)
    #expect(ByteCount(bytes).option.text == option)
    #expect(ByteCount(parsing: option)?.bytes ?? 0 >= bytes)
  }
}
