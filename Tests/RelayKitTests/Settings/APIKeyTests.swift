import RelayKit
import Testing

@Suite struct APIKeyTests {
  @Test(arguments: [
    "key", "key\n", "key\r\n", " \tkey \t\r\n", "key\nanother line", "key\n\n", "\u{A0}key\u{3000}",
  ])
  func `is the first line without the white space around it`(text: String) throws {
    #expect(try Secret(apiKeyIn: text.utf8, of: .file("k")) == Secret("key"))
  }

  @Test(arguments: ["a-b_c+d/e=f", "k!\"#$%&'()*,.:;<>?@[]^`{|}~", "schlüssel"])
  func `keeps every character of it`(key: String) throws {
    #expect(try Secret(apiKeyIn: "\(key)\n".utf8, of: .file("k")) == Secret(key))
  }

  @Test(arguments: ["", "\n", " \t\r\n", "\nkey\n"])
  func `is missing where the first line is blank`(text: String) {
    #expect(throws: SettingsError.emptyKey(.file("k"))) {
      try Secret(apiKeyIn: text.utf8, of: .file("k"))
    }
  }

  @Test(arguments: [
    "two words", "ta\tb", "nu\u{0}ll", "esc\u{1B}[31m", "c1\u{9B}x", "carriage\rreturn",
    "\u{FEFF}key",
    "zero\u{200B}width", "no\u{A0}break",
  ])
  func `is refused with anything inside that is no part of a key`(text: String) {
    #expect(throws: SettingsError.malformedKey(.file("k"))) {
      try Secret(apiKeyIn: text.utf8, of: .file("k"))
    }
  }

  @Test func `is refused where it is longer than any, not cut`() throws {
    let longest = String(repeating: "k", count: Secret.longestKey)
    #expect(try Secret(apiKeyIn: "\(longest)\nmore".utf8, of: .file("k")) == Secret(longest))
    #expect(throws: SettingsError.overlongKey(.file("k"))) {
      try Secret(apiKeyIn: "\(longest)k\n".utf8, of: .file("k"))
    }
  }

  @Test func `is refused where it is no text`() {
    #expect(throws: SettingsError.malformedKey(.file("k"))) {
      try Secret(apiKeyIn: [0x6B, 0xFF, 0x0A], of: .file("k"))
    }
  }
}
