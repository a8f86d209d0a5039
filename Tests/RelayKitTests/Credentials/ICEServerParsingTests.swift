import RelayKit
import TestSupport
import Testing

@Suite struct ICEServerParsingTests {
  @Test func `reads the service's answer as documented`() throws {
    let document = """
      [
        {"urls": "stun:stun.relay.metered.ca:80"},
        {"urls": "turn:us-east.relay.metered.ca:80", "username": "e13b", "credential": "a+/b="},
        {"urls": "turns:us-east.relay.metered.ca:443?transport=tcp", "username": "e13b",
         "credential": "a+/b="}
      ]
      """
    let user = Secret("e13b")
    let password = Secret("a+/b=")
    #expect(
      try ICEServer.list(parsing: Array(document.utf8)) == [
        ICEServer(urls: ["stun:stun.relay.metered.ca:80"]),
        ICEServer(
          urls: ["turn:us-east.relay.metered.ca:80"], username: user, credential: password),
        ICEServer(
          urls: ["turns:us-east.relay.metered.ca:443?transport=tcp"], username: user,
          credential: password),
      ])
  }

  @Test(arguments: [
    #"[{"urls": "turn:a"}]"#, #"{"iceServers": [{"urls": "turn:a"}]}"#,
    #"{"data": [{"urls": "turn:a"}]}"#, #"{"data": {"iceServers": [{"urls": "turn:a"}]}}"#,
    #"{"urls": "turn:a"}"#, #"{"iceServers": {"urls": "turn:a"}}"#, #"[{"url": "turn:a"}]"#,
    #"["turn:a"]"#, "\u{FEFF} [{\"urls\": \"turn:a\"}]\n", #"[{"urls": "turn:a", "x": [1, {}]}]"#,
    #"[{"urls": "turn:a", "username": null}]"#, #"[{"urls":"turn:\u0061"}]"#,
    #"[{"urls": "turn:a", "ttl": 1e999, "x": [-1E+400, 123456789012345678901234567890]}]"#,
    #""[{\"urls\": \"turn:a\"}]""#, #"["{\"urls\": \"turn:a\"}"]"#,
    #"{"iceServers": "[{\"urls\": \"turn:a\"}]"}"#,
    #"[{"urls": "turn:b", "urls": "turn:a"}]"#, #"[{"urls": "turn:a", "x": "\ud800"}]"#,
  ])
  func `takes the shapes that are about`(document: String) throws {
    #expect(try ICEServer.list(parsing: Array(document.utf8)) == [ICEServer(urls: ["turn:a"])])
  }

  @Test func `tells an array of URLs from a string`() throws {
    let document = #"[{"urls": ["turn:a", "turn:b"]}, {"urls": ["turn:c"]}]"#
    #expect(
      try ICEServer.list(parsing: Array(document.utf8)) == [
        ICEServer(urls: ["turn:a", "turn:b"], urlsWereArray: true),
        ICEServer(urls: ["turn:c"], urlsWereArray: true),
      ])
  }

  @Test(.pitfall(.foreignCharacters)) func `keeps every string as it came`() throws {
    let odd = "e\u{301} \u{E9} \u{0} \u{1B} \u{202E} \u{1F30D} \" \\ /"
    let escaped = #"e\u0301 é \u0000 \u001b \u202e \ud83c\udf0d \" \\ \/"#
    let document = #"[{"urls": "\#(escaped)", "username": "\#(escaped)", "credential": ""}]"#
    let server = try #require(try ICEServer.list(parsing: Array(document.utf8)).first)
    #expect(Array(server.urls[0].utf8) == Array(odd.utf8))
    #expect(server.username.map { Array($0.revealed.utf8) } == Array(odd.utf8))
    #expect(server.credential == Secret(""))
  }

  @Test func `takes numbers and truths for strings, as a browser does`() throws {
    let document = #"[{"urls": "turn:a", "username": 1735689600, "credential": true}]"#
    let server = ICEServer(
      urls: ["turn:a"], username: Secret("1735689600"), credential: Secret("true"))
    #expect(try ICEServer.list(parsing: Array(document.utf8)) == [server])
  }

  @Test(arguments: [
    (#"5"#, "5"), ("1e999", "1e999"), ("null", "null"), ("true", "true"), ("1.5", "1.5"),
    ("[]", "[]"), ("{}", "{}"), ("\"\"", "\"\""), (#"{"urls": ""}"#, "\"\""),
    (#"{"urls": 5, "username": "u", "credential": "secret"}"#, "5"),
    (#"{"urls": null, "credential": "secret"}"#, "null"), (#"{"urls": []}"#, "[]"),
    (#"{"urls": {"b": "secret", "a": 1}}"#, "{a, b}"),
    (#"{"username": "u", "credential": "secret"}"#, "{credential, username}"),
    (#""{\"credential\": \"secret\"}""#, "{credential}"),
    (#""data: {\"credential\": \"secret\"}""#, "(hidden)"),
    (#"{"urls": "{\"credential\": \"secret"}"#, "(hidden)"),
  ])
  func `keeps an entry without a URL as a row of its own, without its secrets`(
    entry: String, outline: String
  ) throws {
    let document = #"[{"urls": "turn:a"}, \#(entry), {"urls": "turn:b"}]"#
    #expect(
      try ICEServer.list(parsing: Array(document.utf8)) == [
        ICEServer(urls: ["turn:a"]), ICEServer(urls: [outline], isMalformed: true),
        ICEServer(urls: ["turn:b"]),
      ])
  }

  @Test func `keeps what is no URL beside URLs`() throws {
    let document = #"[{"urls": ["turn:a", 5]}, {"urls": [5]}, {"urls": "not a url"}]"#
    #expect(
      try ICEServer.list(parsing: Array(document.utf8)) == [
        ICEServer(urls: ["turn:a", "5"], urlsWereArray: true),
        ICEServer(urls: ["5"], urlsWereArray: true, isMalformed: true),
        ICEServer(urls: ["not a url"]),
      ])
  }

  @Test(
    arguments: [
      ("", .nothing, "nothing at all"),
      ("<!DOCTYPE html><title>Welcome</title>", .html, "HTML, not JSON"),
      (" \n<?xml version='1.0'?>", .html, "HTML, not JSON"),
      (
        "OK\u{1B}", .notJSON(JSONSyntaxError(line: 1, column: 1, fault: .value)),
        "what is not JSON (line 1, column 1: a value is expected)"
      ),
      ("[]", .empty, "an empty list of ICE servers"),
      (#"{"iceServers": []}"#, .empty, "an empty list of ICE servers"),
      ("{}", .notAList, "JSON without a list of ICE servers"),
      ("null", .notAList, "JSON without a list of ICE servers"),
      (#""turn:a""#, .notAList, "JSON without a list of ICE servers"),
      (#"{"iceServers": 5}"#, .notAList, "JSON without a list of ICE servers"),
    ] as [(String, ICEServerListError, String)])
  func `says what a document is instead of a list`(
    document: String, error: ICEServerListError, text: String
  ) {
    #expect(throws: error) { try ICEServer.list(parsing: Array(document.utf8)) }
    #expect(error.displayText.text == text)
  }

  @Test func `survives nesting without end and bytes that are no text`() {
    let nested = Array(repeating: UInt8(ascii: "["), count: 100_000)
    #expect(throws: ICEServerListError.self) { try ICEServer.list(parsing: nested) }
    #expect(throws: ICEServerListError.self) {
      try ICEServer.list(parsing: [0x5B, 0x22, 0xFF, 0x22, 0x5D])
    }
  }
}
