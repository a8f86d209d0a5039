import RelayKit
import Testing

@Suite struct ExportChangeTests {
  @Test func `tells hosts that changed, and that credentials did, without showing them`() {
    let change = change(
      "js", from: "turn:old.example:80", "wwwwwwww", to: "turn:new.example:80", "z")
    #expect(
      change.map(\.text) == [
        "- turn:old.example:80", "+ turn:new.example:80", "1 name or password changed",
      ])
  }

  /// A file that is to be replaced may be anybody's.
  @Test(
    arguments: [
      ("api_key: \"S3CRET\"", []), ("token: S3CRET", []),
      ("credential: |\n  S3CRET\n  S3CRETtoo", []),
      ("Authorization: Bearer S3CRET", []), ("password: 'it''S3CRET'", []),
      ("password: a,S3CRET", []), ("# turn:S3CRET.example", []),
      ("server: turn:ann:12,S3CRET@a.example:80", []), ("type: S3CRET", []),
      ("url: turn:ann:S3CRET@a.example:80", ["- turn:a.example:80"]),
      ("host: a.example", ["- host a.example"]),
      (
        "stun_servers: [\"a.example:80\", \"S3CRET\"]",
        ["- stun_servers a.example:80, stun_servers (hidden)"]
      ),
      ("stun_servers: [\"S3CRET\"]", ["- stun_servers (hidden)"]),
      ("stun_servers: [S3CRET, a.example]", []), ("turn_server: [ \"S3CRET\" ]", []),
      ("turnURL=ann:S3CRET@192.0.2.1:80", ["- turn:192.0.2.1:80"]),
      ("turnURL=ann:S3C,RET@S3CRET@192.0.2.1", ["- turn:192.0.2.1"]),
      ("turnURL=S3CRET", []), ("turnURL: turn:a.example", ["- turn:a.example"]),
      (
        "turn_server = \"a.example\";\nturn_port = 80;",
        ["- turn_server a.example", "- turn_port 80"]
      ),
    ] as [(String, [String])])
  func `shows of a foreign file its servers alone`(text: String, servers: [String]) {
    let new = Export(of: [ICEServer(urls: ["stun:s"])], as: .standard)
    let lines = ExportChange(from: Array(text.utf8), to: new.bytes).lines.map(\.text)
    #expect(lines.filter { $0.hasPrefix("- ") } == servers)
    #expect(!lines.contains { $0.contains("S3CRET") }, "\(lines)")
    #expect(lines.last?.hasPrefix("other lines changed: ") == true)
  }

  @Test func `shows Kurento's hosts, and hides their logins alone`() {
    #expect(
      change("kurento", from: "turn:192.0.2.1:80", "wwww", to: "turn:192.0.2.2:80", "z").map(\.text)
        == [
          "- turn:192.0.2.1:80?transport=udp", "+ turn:192.0.2.2:80?transport=udp",
          "1 name or password changed",
        ])
  }

  @Test func `shows some forty lines of a long file`() {
    let old = (1...100).map { "turn:host\($0).example\n" }.joined()
    let lines = ExportChange(from: Array(old.utf8), to: Array("mine".utf8)).lines.map(\.text)
    #expect(lines.count == 38)
    #expect(lines.suffix(2) == ["… and 64 more", "other lines changed: 1"])
  }

  /// Line by line, three megabytes of URLs took a minute.
  @Test func `compares no file that is longer than any configuration`() {
    let line = Array("turn:a.example\n".utf8)
    let long = Array(repeating: line, count: (1 << 20) / line.count + 1).flatMap(\.self)
    let text = "is longer than 1 MiB, and not compared"
    #expect(
      ExportChange(from: long, to: line).lines.map(\.text) == [
        "what changes is not told: the file \(text)"
      ])
    #expect(
      ExportChange(from: line, to: long).lines.map(\.text) == [
        "what changes is not told: the export \(text)"
      ])
    #expect(ExportChange(from: long, to: long).lines == [])
  }

  @Test func `counts lines about servers where they are more than anybody reads`() {
    let lines = { (name: String) in
      Array((0...1_000).map { "turn:\(name)\($0).example\n" }.joined().utf8)
    }
    #expect(
      ExportChange(from: lines("a"), to: lines("b")).lines
        == ["lines about servers: 1001 before, 1001 now"])
    #expect(
      ExportChange(from: lines("a"), to: lines("a") + Array("other\n".utf8)).lines
        == ["other lines changed: 1"])
  }

  @Test func `has nothing to say of the same`() {
    #expect(change("js", from: "turn:a", "p", to: "turn:a", "p") == [])
  }

  @Test(arguments: ExportFormat.all.filter { $0.name != "nextcloud-talk" })
  func `shows no secret of any format`(format: ExportFormat) {
    for login in [ExportFixture.tame, ExportFixture.quoted, ExportFixture.nasty] {
      let new = Export(of: ExportFixture.service(login), as: format)
      let mask = SecretMask(String(decoding: new.bytes, as: UTF8.self))
      for secret in [login.username.revealed, login.credential.revealed] {
        #expect(!mask.masked.contains(secret.prefix(4)), "\(mask.masked)")
      }
      #expect(new.servers.allSatisfy { $0.login == nil } || !mask.secrets.isEmpty)
    }
  }

  private func change(
    _ name: String, from old: String, _ oldSecret: String, to new: String, _ newSecret: String
  ) -> [DisplayText] {
    let format = ExportFormat.named(name) ?? .standard
    let exports = [(old, oldSecret), (new, newSecret)].map { url, secret in
      Export(
        of: [ICEServer(urls: [url], username: Secret("ann"), credential: Secret(secret))],
        as: format)
    }
    return ExportChange(from: exports[0].bytes, to: exports[1].bytes).lines
  }
}
