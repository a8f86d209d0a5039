import Foundation
import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// `turntop lint`, as a script calls it.
  @Suite(.timeLimit(.minutes(1))) struct LintTests {
    private let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
    }

    @Test(arguments: [
      (#"[{"urls": ["stun:a:80?transport=udp"]}]"#, "stun-query", 1),
      (#"[{"urls": ["turn://a:80"], "username": "u", "credential": "p"}]"#, "slashes", 1),
      (#"[{"urls": ["turn:u:p@a"], "username": "u", "credential": "p"}]"#, "login-in-url", 1),
      (#"[{"urls": ["http://a"]}]"#, "scheme", 1), (#"[{"urls": ["stun:a:0"]}]"#, "port", 1),
      (#"[{"urls": ["stun:a b"]}]"#, "host", 1), (#"[{"urls": ["stun:"]}]"#, "host", 1),
      (#"[{"urls": ["turn:a?x=y"], "username": "u", "credential": "p"}]"#, "query", 1),
      (#"[{"urls": ["turn:a"]}]"#, "missing-credentials", 1),
      (#"[{"urls": ["turns:a:80"], "username": "u", "credential": "p"}]"#, "turns-on-80", 1),
      (#"[{"urls": ["turn:a:22"], "username": "u", "credential": "p"}]"#, "browser-port", 1),
      (
        #"[{"urls": ["turn:x.metered.live"], "username": "u", "credential": "p"}]"#,
        "dashboard-host", 1
      ),
      (#"[{"urls": ["stun:numb.viagenie.ca"]}]"#, "dead-relay", 1),
      (#"{"iceServers": [{}]}"#, "no-urls", 1),
      (#"[{"url": "stun:a"}]"#, "url-member", 1), (#"[{"urls": "stun:a"}]"#, "urls-string", 0),
      (#"[{"urls": ["stun:a", "stun:a:3478"]}]"#, "duplicate", 0),
      (#"{"iceServers": []}"#, "no-servers", 0),
      (#"[{"urls": ["stun:hubl.in"]}]"#, "dead-relay", 0),
      (
        #"[{"urls": ["turn:a"], "username": "1700000000:u", "credential": "p"}]"#, "dead-login", 0
      ),
      (#"[{"urls": ["stun:a", "stun:b", "stun:c", "stun:d", "stun:e"]}]"#, "many-servers", 0),
    ])
    func `names the rule, and exits by its gravity`(
      text: String, rule: String, status: Int32
    ) async throws {
      let outcome = try await lint(text)
      #expect(outcome.status == status)
      #expect(outcome.errors == "")
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.count == 3, "\(outcome.output)")
      #expect(lines.dropFirst().first?.hasSuffix(" [\(rule)]") == true, "\(outcome.output)")
      #expect(lines.last?.hasPrefix(status == 1 ? "1 error, 0 warn" : "0 errors, 1 warn") == true)
    }

    @Test func `says what it is and who can read it`() async throws {
      let path = try write(
        #"{"iceServers": [{"urls": ["turn:a"], "username": "u", "credential": "p"}]}"#)
      #expect(chmod(path, 0o644) == 0)
      let open = try await run(path)
      #expect(
        open.output == """
          \(path): RTCConfiguration, JSON, 1 server, mode 0644: readable by its owner and its group \
          and everybody
          error: others can read its secrets: chmod 600 closes it to them [readable-by-others]
          1 error, 0 warnings; --fix mends 1

          """)
      #expect(open.status == 1)
      let fixed = try await run("--fix", path)
      #expect(
        fixed.output == """
          \(path): RTCConfiguration, JSON, 1 server, mode 0600: readable by its owner
          nothing is wrong with it

          """)
      #expect(fixed.status == 0 && folder.mode(of: "file") == 0o600)
    }

    @Test(arguments: ["", "hello", "{\"a\":", "{}", "<html>", "[1, 2", "turn:a\0"])
    func `exits 65 where it is no ICE configuration`(text: String) async throws {
      let outcome = try await lint(text)
      #expect(outcome.status == 65)
      expectOneLine(outcome, containing: folder.file("file"))
    }

    @Test func `prints the same as JSON`() async throws {
      let path = try write(
        #"[{"urls": "turn:a:22", "username": "s3cr3t", "credential": "p4ssw0rd"}]"#)
      #expect(chmod(path, 0o600) == 0)
      let outcome = try await run("--format", "json", path)
      #expect(
        outcome.output == """
          {
            "file" : "\(path)",
            "findings" : [
              {
                "fixable" : false,
                "message" : "browsers refuse this port for TURN: they take 53, 80, 443 and those from 1024",
                "place" : "entry 1",
                "rule" : "browser-port",
                "severity" : "error",
                "url" : "turn:a:22"
              },
              {
                "fixable" : true,
                "message" : "urls is a string: browsers take it, Pion and others want an array",
                "place" : "entry 1",
                "rule" : "urls-string",
                "severity" : "warning",
                "url" : null
              }
            ],
            "kind" : "a list of ICE servers, JSON",
            "mode" : "0600",
            "readable_by" : [
              "owner"
            ],
            "schema" : "turntop.lint/1",
            "servers" : 1
          }

          """)
      #expect(outcome.status == 1)
    }

    @Test(arguments: [(0o755, 0o755), (0o644, 0o644), (0o600, 0o600)] as [(mode_t, Int)])
    func `leaves its rights to a file without secrets`(mode: mode_t, left: Int) async throws {
      let path = try write("urls: \"stun:a.example:3478?transport=udp\"\n")
      #expect(chmod(path, mode) == 0)
      #expect(try await run("--fix", path).status == 0)
      #expect(try folder.text("file") == "urls: \"stun:a.example:3478\"\n")
      #expect(folder.mode(of: "file") == left)
    }

    @Test func `closes a file with secrets, which its owner may run still`() async throws {
      let path = try write("urls: \"turn:u:p@a.example\"\nturn_password: p\n")
      #expect(chmod(path, 0o755) == 0)
      _ = try await run("--fix", path)
      #expect(folder.mode(of: "file") == 0o700)
    }

    @Test func `mends what is certain, says what is left, and is content with its own work`()
      async throws
    {
      let path = try write(
        #"[{"urls": "turn://a:80", "username": "u", "credential": "p"}, {"urls": ["turn:b"]}]"#)
      let fixed = try await run("--fix", path)
      #expect(fixed.status == 1)
      #expect(fixed.output.hasSuffix("[missing-credentials]\n1 error, 0 warnings\n"))
      #expect(
        try folder.text("file") == """
          [{"urls": ["turn:a:80"], "username": "u", "credential": "p"}, {"urls": ["turn:b"]}]
          """)
      #expect(folder.mode(of: "file") == 0o600)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      _ = try await run("--fix", path)
      let again = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.systemFileNumber] as? Int == again[.systemFileNumber] as? Int)
    }

    @Test func `reads through a link, and mends through none`() async throws {
      let path = try write(#"[{"urls": "stun:a"}]"#)
      let link = folder.file("link")
      #expect(symlink(path, link) == 0)
      #expect(try await run(link).output.contains("[urls-string]"))
      let fixed = try await run("--fix", link)
      #expect(fixed.status == 73)
      expectOneLine(fixed, containing: "\(link) is a symbolic link, which is not followed")
      #expect(try folder.text("file") == #"[{"urls": "stun:a"}]"#)
    }

    @Test func `reads standard input, and mends it to standard output`() async throws {
      var command = try TurntopBinary.command(["lint", "-"])
      command.input = Array("[{\"urls\": \"stun:a\"}]".utf8)
      let plain = try await command.run()
      #expect(
        plain.output.hasPrefix("standard input: a list of ICE servers, JSON, 1 server\nwarning: "))
      #expect(plain.output.hasSuffix("; to mend 1, \(Self.advice)\n"))
      #expect(plain.status == 0)
      command.arguments.append("--fix")
      let fixed = try await command.run()
      #expect(fixed.output == "[{\"urls\": [\"stun:a\"]}]")
      #expect(
        fixed.errors
          == "standard input: a list of ICE servers, JSON, 1 server\nnothing is wrong with it\n")
    }

    @Test func `holds a file against its consumer's limits`() async throws {
      let path = try write(
        #"[{"urls": ["turn:a", "turns:b"], "username": "u", "credential": "p"}]"#)
      #expect(chmod(path, 0o600) == 0)
      let outcome = try await run("--for", "libdatachannel", path)
      #expect(
        outcome.output.contains(
          "error: entry 1: turns:b: not for libdatachannel: libjuice speaks no TLS [limit]"))
      #expect(outcome.status == 1)
    }

    @Test(
      arguments: [
        ("t1.json", #"{"iceServers": [{"urls": ["stun:a"]},]}"#, [], 65),
        ("t1", #"{"iceServers": [{"urls": ["stun:a"]},]}"#, ["--for", "pion"], 65),
        ("t1", #"{"iceServers": [{"urls": ["stun:a"]},]}"#, [], 0),
        ("t1.json", #"[{"urls": "stun:a"}]"#, ["--for", "pion"], 1),
        ("t1.json", #"[{"urls": "stun:a"}]"#, ["--for", "json"], 0),
        ("t1.jcfg", "nat: {\n  stun_server = \"a\n}\n", [], 65),
        ("t1.yaml", "ice_servers:\n  - urls: [stun:a\n", [], 65),
        ("t1.yaml", "ice_servers:\n", [], 0),
        ("t1.yaml", "ice_servers:\n    - urls: [stun:a]\n  - urls: [stun:b]\n", [], 65),
        ("t1.yaml", "{ice_servers: [{urls: [stun:a]}]}\n", [], 0),
        ("t1.yml.j2", "{% if x %}\nice_servers: [\n{% endif %}\n", [], 0),
        ("t1.conf", "[general](!)\nstunaddr=a\n", [], 0),
        ("t1.js", "const a = RTCPeerConnection{iceServers: ['stun:a']});\n", [], 65),
        ("t1.lua", "external_services = { { type = \"stun\", host = [[a]] } } --[[\n", [], 65),
        ("t1.json", #"{"iceServers": []}{"iceServers": []}"#, [], 65),
      ] as [(String, String, [String], Int32)])
    func `exits by what the consumer would make of the file`(
      name: String, text: String, arguments: [String], status: Int32
    ) async throws {
      let path = try folder.write(text.utf8, to: name)
      #expect(chmod(path, 0o600) == 0)
      #expect(try await TurntopBinary.command(["lint", path] + arguments).run().status == status)
    }

    private static let advice = "give it to lint --fix - again, and the mended form comes out"

    private func lint(_ text: String) async throws -> CommandOutcome {
      let path = try write(text)
      #expect(chmod(path, 0o600) == 0)
      return try await run(path)
    }

    private func write(_ text: String) throws -> String {
      try folder.write(text.utf8, to: "file")
    }

    private func run(_ arguments: String...) async throws -> CommandOutcome {
      try await TurntopBinary.command(["lint"] + arguments).run()
    }
  }
}
