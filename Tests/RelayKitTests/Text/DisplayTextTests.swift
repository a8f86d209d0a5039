import RelayKit
import Testing

@Suite struct DisplayTextTests {
  @Test func `is made of literals, numbers and other display texts`() {
    let name = DisplayText(sanitizing: "us\u{1B}east")
    let text: DisplayText = "region \(name): \(22) of \(UInt16(443))"
    #expect(text.text == "region us?east: 22 of 443")
    #expect("\(text)" == text.text)
  }

  @Test func `cuts foreign text where it is told to`() {
    #expect(DisplayText(sanitizing: "abcdef", limit: 2).text == "ab~")
  }

  @Test func `joins and compares as its text does`() {
    let parts: [DisplayText] = ["a", "b", "c"]
    #expect(parts.joined(separator: ", ") == "a, b, c")
    #expect([DisplayText]().joined() == .empty)
    #expect(DisplayText.empty.isEmpty)
    #expect(parts[0] + parts[1] == "ab")
    #expect(parts[0] < parts[1])
  }
}
