import RelayKit
import Testing

/// JSON as lists of ICE servers are read from it (RFC 8259).
@Suite struct JSONSyntaxTests {
  @Test(
    arguments: [
      ("x", 1, 1, .value), ("[1,\n 2, x]", 2, 5, .value), ("[1,]", 1, 4, .value),
      ("[1 2]", 1, 4, .commaOrBracket), (#"{"a": 1 "b": 2}"#, 1, 9, .commaOrBrace),
      ("{a: 1}", 1, 2, .name), (#"{"a": 1,}"#, 1, 9, .name), (#"{"a" 1}"#, 1, 6, .colon),
      ("[1] x", 1, 5, .end), ("[-]", 1, 3, .number), ("[1.]", 1, 4, .number),
      ("[1e+]", 1, 5, .number), ("[01]", 1, 3, .commaOrBracket), ("[nul]", 1, 2, .value),
      ("[\"a\nb\"]", 1, 4, .controlCharacter), (#"["\x"]"#, 1, 4, .escape),
      (#"["\u12"]"#, 1, 7, .escape), ("[\"\u{E9}\u{1F30D}\" x", 1, 7, .commaOrBracket),
      ("[", 1, 2, .incomplete), (#"["a"#, 1, 4, .incomplete), (#"{"a":"#, 1, 6, .incomplete),
      ("[\n\n1", 3, 2, .incomplete), (#"["\"#, 1, 4, .incomplete),
    ] as [(String, Int, Int, JSONSyntaxError.Fault)])
  func `says where a document is broken, and how`(
    document: String, line: Int, column: Int, fault: JSONSyntaxError.Fault
  ) {
    #expect(
      throws: ICEServerListError.notJSON(
        JSONSyntaxError(line: line, column: column, fault: fault))
    ) { try ICEServer.list(parsing: Array(document.utf8)) }
  }

  @Test func `refuses strings that are not UTF-8 where they begin`() {
    #expect(
      throws: ICEServerListError.notJSON(JSONSyntaxError(line: 1, column: 2, fault: .encoding))
    ) { try ICEServer.list(parsing: [0x5B, 0x22, 0xFF, 0x22, 0x5D]) }
  }

  @Test func `reads lists within lists up to a depth that no document needs`() {
    let deep = { (depth: Int) in
      Array(repeatElement(UInt8(ascii: "["), count: depth))
        + Array(repeatElement(UInt8(ascii: "]"), count: depth))
    }
    #expect(throws: Never.self) { try ICEServer.list(parsing: deep(128)) }
    #expect(
      throws: ICEServerListError.notJSON(JSONSyntaxError(line: 1, column: 129, fault: .depth))
    ) { try ICEServer.list(parsing: deep(129)) }
  }

  @Test(arguments: [
    (#""\ud83c\udf0d""#, "\u{1F30D}"), (#""\ud83c\u0041""#, "\u{FFFD}A"),
    (#""\udf0d""#, "\u{FFFD}"),
    (#""\ud83c""#, "\u{FFFD}"), (#""\b\f\n\r\t\/\\\"""#, "\u{8}\u{C}\n\r\t/\\\""), ("-0", "0"),
    ("1.50", "1.5"), ("1E2", "100.0"), ("-12", "-12"), ("1e999", "1e999"),
  ])
  func `reads escapes and numbers`(value: String, text: String) throws {
    let document = #"[{"urls": "turn:a", "username": \#(value), "credential": "x"}]"#
    let server = try #require(try ICEServer.list(parsing: Array(document.utf8)).first)
    #expect(server.username == Secret(text))
  }

  @Test func `says it in words`() {
    let error = JSONSyntaxError(line: 3, column: 7, fault: .commaOrBracket)
    #expect(error.displayText == "line 3, column 7: a comma or ] is expected")
  }
}
