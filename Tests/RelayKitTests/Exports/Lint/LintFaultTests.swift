import RelayKit
import Testing

/// Files that their programs refuse, with where and why.
@Suite struct LintFaultTests {
  @Test(arguments: [
    Broken("a.js", "new RTCPeerConnection{iceServers: []})", "1, column 38: another bracket is"),
    Broken("a.js", "const iceServers = [{urls: 'stun:a}];", "1, column 28: nothing ends this"),
    Broken("a.js", "const iceServers = `stun:a;\n", "1, column 20: nothing ends this string"),
    Broken("a.js", "const c = {iceServers: `${a`}\n", "1, column 28: nothing ends this string"),
    Broken("a.js", "/* const iceServers = []\n", "1, column 1: nothing ends this comment"),
    Broken("a.js", "const iceServers = ['stun:a' 'stun:b'];", "1, column 30: nothing may follow"),
    Broken("a.js", "const c = {\n  iceServers: 'stun:a'\n  b: 1 }", "3, column 3: nothing may"),
    Broken("a.js", "iceServers = [{urls: 'a'} {urls: 'b'}]", "1, column 27: nothing may"),
    Broken("a.ts", "const a: RTCIceServer[] = [{urls: stun:a'}]", "1, column 41: nothing may"),
    Broken("a.ts", "const a: RTCIceServer[] = [{urls 'stun:a'}]", "1, column 34: nothing may"),
    Broken("a.py", "ice = RTCIceServer(urls='stun:a)\n", "1, column 25: nothing ends this string"),
    Broken("a.py", "ice = RTCIceServer urls='stun:a')\n", "1, column 33: another bracket is open"),
    Broken("a.py", "ice = \"\"\"RTCIceServer('stun:a')\n", "1, column 7: nothing ends this"),
    Broken("a.py", "i = [RTCIceServer('a')\n RTCIceServer('b')]", "2, column 2: nothing may"),
    Broken("a.py", "i = RTCIceServer(urls='a' username='b')", "1, column 27: nothing may"),
    Broken("a.lua", "external_services = { { host = \"a } }", "1, column 32: nothing ends this"),
    Broken("a.lua", "external_services = { { host = \"a\" } } }", "1, column 40: another bracket"),
    Broken("a.lua", "external_services = [==[ a ]=]\n", "1, column 21: nothing ends this string"),
    Broken("a.lua", "external_services = {} --[[ ]\n", "1, column 24: nothing ends this comment"),
    Broken("a.lua", "external_services = { host = \"a\" port = 1 }", "1, column 34: nothing may"),
    Broken("a.lua", "external_services = { \"a\\.b\" }", "1, column 25: a string has no such"),
    Broken(
      "a.go", "c := webrtc.ICEServer{URLs: []string{\"stun:a\"}\n", "1, column 22: nothing closes"),
    Broken("a.swift", "RTCIceServer(urlStrings: \"stun:a\"])\n", "1, column 34: another bracket"),
    Broken("a.kt", "IceServer.builder(\"stun:${a\").setUsername(x)", "1, column 28: nothing ends"),
    Broken(
      "a.java", "IceServer.builder \"stun:a\").setUsername(x)", "1, column 27: another bracket"),
    Broken("a.cpp", "config.iceServers.emplace_back(\"stun:a);", "1, column 32: nothing ends this"),
    Broken("a.jcfg", "nat: { stun_server = a.example }", "1, column 22: a value that begins so"),
    Broken("a.jcfg", "nat: { stun_server = \"a;\n  turn_server = \"b\" }", "1, column 22: nothing"),
    Broken("a.jcfg", "nat: { stun_server \"a\" }", "1, column 20: nothing may follow here"),
    Broken("a.jcfg", "nat: { l = ( \"a\" 1 ) }", "1, column 18: no comma is before this"),
    Broken("a.yaml", "a: [1\nturn_uris: []\n", "1, column 4: nothing closes this bracket"),
    Broken("a.yaml", "turn_uris: 'a\n", "1, column 12: nothing ends this string"),
    Broken("a.yaml", "turn_uris: \"a\nb: \"c\"\n", "1, column 12: nothing ends this string"),
    Broken("a.yaml", "turn_uris: \"a\" b\n", "1, column 16: nothing may follow here"),
    Broken("a.yaml", "turn_uris: [\"a\" \"b\"]\n", "1, column 17: no comma is before this"),
    Broken("a.yaml", "turn_uris: \"a\\.b\"\n", "1, column 14: a string has no such escape"),
    Broken("a.yaml", "turn_uris:\n\t- a\n", "2, column 1: YAML is indented by spaces"),
    Broken("a.yaml", "a:\n    b: 'c'\n  turn_uris: []\n", "3, column 3: nothing above is"),
    Broken("a.yaml", "turn_uris:\n    - 'a'\n  - 'b'\n", "3, column 3: nothing above is"),
    Broken("a.yaml", "turn_uris: a\n  b: c\n", "2, column 4: a colon and a blank end a name"),
    Broken("a.yaml", "turn_uris: 'a'\n  b: c\n", "2, column 3: nothing above is indented so"),
    Broken("a.yaml", "turn_uris: []\nturn_username x\n", "2, column 1: no colon and blank"),
    Broken("a.yaml", "turn_uris: 'a'\n- b\n", "2, column 1: a list and names do not go"),
    Broken("a.yaml", "- turn_uris: []\nb: c\n", "2, column 1: a list and names do not go"),
    Broken("a.yaml", "turn_uris: turn:a: b\n", "1, column 18: a colon and a blank end a name"),
    Broken("a.yaml", "turn_uris: @a\n", "1, column 12: a value that begins so stands in quotes"),
  ])
  func `says where it does not parse, and why`(file: Broken) throws {
    let error = try #require(throws: LintError.self) {
      try Lint(of: Array(file.text.utf8), named: file.name)
    }
    let text = "does not parse (line \(file.fault)"
    #expect(error.displayText.text.hasPrefix(text), "\(error.displayText)")
  }

  @Test(arguments: ["x.json", "x", "x.yaml"])
  func `takes no two documents in a line for one`(name: String) {
    for between in ["", " ", "\n"] {
      let text = #"{"iceServers": [{"urls": ["stun:a"]}]}\#(between){"iceServers": []}"#
      #expect(throws: LintError.self) { try Lint(of: Array(text.utf8), named: name) }
    }
  }

  @Test(arguments: ["js", "ts", "peerjs", "trystero", "aiortc", "prosody", "janus"])
  func `refuses every export without one of its brackets or quotes`(name: String) throws {
    let format = try #require(ExportFormat.named(name))
    let bytes = Export(of: ExportFixture.service(ExportFixture.tame), as: format, notes: []).bytes
    let ending = try #require(Self.endings[name])
    for place in bytes.indices where "()[]{}\"".utf8.contains(bytes[place]) {
      var broken = bytes
      broken.remove(at: place)
      #expect(throws: LintError.self, "\(String(decoding: broken, as: UTF8.self))") {
        try Lint(of: broken, named: "x." + ending)
      }
    }
  }

  private static let endings = [
    "js": "js", "ts": "ts", "peerjs": "js", "trystero": "js", "aiortc": "py",
    "prosody": "cfg.lua", "janus": "jcfg",
  ]

  struct Broken: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    /// The line and what follows it.
    let fault: String

    init(_ name: String, _ text: String, _ fault: String) {
      self.name = name
      self.text = text
      self.fault = fault
    }

    var testDescription: String { "\(name): \(text)" }
  }
}
