import FoundationEssentials
import RelayKit
import TestSupport
import Testing

@Suite struct ExportFormatTests {
  @Test(arguments: ExportFormat.all)
  func `writes what a person has found right`(format: ExportFormat) throws {
    let cases: [(String, [ICEServer])] = [
      ("tame", ExportFixture.service(ExportFixture.tame)),
      ("quoted", ExportFixture.service(ExportFixture.quoted)),
      ("nasty", ExportFixture.service(ExportFixture.nasty)),
      ("odd", ExportFixture.odd(ExportFixture.tame)),
    ]
    let pages = cases.map { name, servers in
      let export = Export(of: servers, as: format, notes: ["ICE servers of us_east"])
      return ["=== \(name)", text(export)] + export.omissions.map(\.displayText.text)
    }
    try Golden(name: format.name).expect(pages.flatMap(\.self).joined(separator: "\n"))
  }

  @Test func `names each format once`() {
    #expect(Set(ExportFormat.all.map(\.name)).count == ExportFormat.all.count)
    #expect(ExportFormat.all.first?.name == ExportFormat.standard.name)
  }

  @Test func `lists the formats as a table`() throws {
    try Golden(name: "formats").expect(ExportFormat.table.map(\.text).joined(separator: "\n"))
  }

  @Test func `stands in the README, a row a consumer`() throws {
    let rows = ExportFormat.all.map {
      "| \($0.consumer) | `turntop export --format \($0.name)` | \($0.place) | \($0.limits) |"
    }
    let head = [
      "| for | command (with `--region`, or `--best`) | goes into | limits |", "|---|---|---|---|",
    ]
    try ProjectFile.expectSection(
      "formats", of: "README.md", is: (head + rows).joined(separator: "\n"))
  }

  @Test(arguments: ExportFormat.all)
  func `shows neither name nor password in its preview`(format: ExportFormat) {
    let login = ExportServer.Login(username: Secret("wwwwwwww"), credential: Secret("zzzzzzzz"))
    let export = Export(of: ExportFixture.service(login) + ExportFixture.odd(login), as: format)
    let shown = (export.preview + export.omissions.map(\.displayText)).map(\.text).joined()
    #expect(!shown.contains("wwwwwwww") && !shown.contains("zzzzzzzz"))
    #expect(export.isEmpty || text(export).contains("wwwwwwww"))
    #expect(export.isEmpty || shown.contains("hidden-username"))
  }

  @Test(arguments: [(1_767_323_045.0 - 600, "600s"), (1_767_323_046, "86400s")])
  func `tells Selkies how long the credentials live yet`(time: Double, lifetime: String) throws {
    let format = try #require(ExportFormat.named("selkies"))
    let dead = ExportServer.Login(username: Secret("1700000000:ann"), credential: Secret("p"))
    let servers =
      ExportFixture.service(ExportFixture.tame) + [ExportFixture.relay("turn:a:80", dead)]
    #expect(
      text(Export(of: servers, as: format, time: time)).contains(
        "\"lifetimeDuration\": \"\(lifetime)\""))
  }

  @Test(arguments: ["env", "jitsi", "mirotalk"])
  func `quotes in an .env file only what needs it, and says for whom`(name: String) throws {
    let format = try #require(ExportFormat.named(name))
    for (login, isQuoted) in [(ExportFixture.tame, false), (ExportFixture.quoted, true)] {
      let export = Export(of: ExportFixture.service(login), as: format)
      let values = text(export).split(separator: "\n").filter { !$0.hasPrefix("#") }
      #expect(values.contains { $0.hasSuffix("\"") || $0.hasSuffix("'") } == isQuoted)
      let isSaid = export.advice.contains { $0.text.contains("docker run --env-file") }
      #expect(isSaid == isQuoted && text(export).contains("# what stands in quotes") == isQuoted)
    }
  }

  @Test func `passes on what Janus's sample warns of`() throws {
    let format = try #require(ExportFormat.named("janus"))
    let relays = Export(of: ExportFixture.service(ExportFixture.tame), as: format)
    #expect(relays.advice.map(\.text).joined().hasPrefix("Janus's own sample warns"))
    #expect(Export(of: [ICEServer(urls: ["stun:a"])], as: format).advice == [])
  }

  @Test func `leaves STUN out where relays alone are wanted, and says so`() {
    let servers = ExportFixture.service(ExportFixture.tame)
    let export = Export(of: servers, as: .standard, policy: .relay)
    #expect(text(export).contains("\"iceTransportPolicy\": \"relay\""))
    #expect(export.servers.map(\.url).allSatisfy { $0.hasPrefix("turn") })
    #expect(
      export.omissions == [
        ExportOmission(
          url: "stun:stun.example:80", reason: "with relays alone, no STUN server is asked")
      ])
  }

  @Test(
    arguments: [
      (
        "aiortc",
        """
        from aiortc import RTCConfiguration, RTCIceServer, RTCIceTransportPolicy

        rtc_configuration = RTCConfiguration(
            iceServers=[
                RTCIceServer(urls="turn:a", username="u", credential="p"),
            ],
            iceTransportPolicy=RTCIceTransportPolicy.RELAY,
        )

        """
      ),
      ("gstreamer", "turn-server=turn://u:p@a:3478?transport=udp\nice-transport-policy=relay\n"),
    ])
  func `tells a library in its own words to use relays alone`(
    name: String, expected: String
  ) throws {
    let format = try #require(ExportFormat.named(name))
    let login = ExportServer.Login(username: Secret("u"), credential: Secret("p"))
    let servers = [ExportFixture.relay("turn:a", login)]
    #expect(text(Export(of: servers, as: format, policy: .relay)) == expected)
    #expect(!text(Export(of: servers, as: format)).lowercased().contains("policy"))
  }

  private func text(_ export: Export) -> String { String(decoding: export.bytes, as: UTF8.self) }
}

/// A file under Goldens/ that holds a text as a person last found it right.
///
/// `UPDATE_GOLDEN=1` writes what is seen now; the difference is then for review.
private struct Golden {
  let name: String

  func expect(_ seen: String) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/\(name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data((seen + "\n").utf8).write(to: url)
    }
    #expect(
      seen + "\n" == String(decoding: try Data(contentsOf: url), as: UTF8.self), "\(url.path)")
  }
}
