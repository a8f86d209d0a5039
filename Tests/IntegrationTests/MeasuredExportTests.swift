import TestSupport
import Testing

/// What is exported of a real coturn, measured from here.
@Suite(.timeLimit(.minutes(1))) struct MeasuredExportTests {
  @Test func `keeps what was proven, one of each kind, and says what it leaves out`() async throws {
    try await RelayService.with { service in
      let urls = service.coturn.urls
      let dead = try "turn:127.0.0.1:\(FreePort.next())?transport=tcp"
      let outcome = try await export(
        urls + [urls[1] + "?transport=udp", dead], of: service, "--keep", "measured")
      #expect(outcome.status == 0)
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.map(url) == urls, "\(outcome.output)")
      let omissions = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("left out ") }
      #expect(omissions.count == 2, "\(outcome.errors)")
      #expect(
        omissions.first?.contains(": the relay over UDP that is kept is turn:127.0.0.1:") == true)
      #expect(omissions.last?.hasPrefix("left out \(dead): unreachable: ") == true)
      expectNoSecret(outcome.errors)
    }
  }

  @Test func `leaves out relays that refuse the login`() async throws {
    try await RelayService.with { service in
      let outcome = try await export(
        service.coturn.urls, of: service, login: .init(Coturn.user, "wr0ng"), "--keep", "measured")
      #expect(outcome.output.split(separator: "\n").map(url) == [service.coturn.urls[0]])
      #expect(outcome.errors.contains("left out \(service.coturn.urls[1]): rejected: "))
      #expect(!outcome.errors.contains("wr0ng"))
    }
  }

  @Test func `takes the best of several`() async throws {
    try await RelayService.with { service in
      let folder = try TemporaryFolder()
      let good = CredentialAPI.document(urls: service.coturn.urls)
      let dead = CredentialAPI.document(urls: ["turn:127.0.0.1:\(try FreePort.next())"])
      let paths = try [("dead", dead), ("good", good)].map {
        try folder.write($1.utf8, to: "\($0).json")
      }
      let outcome = try await TurntopBinary.command(
        options(paths, of: service) + ["--best", "--format", "libdatachannel"]
      ).run()
      let address = "\(service.coturn.host):\(service.coturn.port)"
      #expect(
        outcome.output
          == "stun:\(address)\nturn:measurer:p4ss%2Bw%40rd@\(address)?transport=udp\n")
    }
  }

  /// Runs `turntop export --format whip` on a file of these servers.
  private func export(
    _ urls: [String], of service: RelayService, login: CredentialAPI.Login = .known,
    _ more: String...
  ) async throws -> CommandOutcome {
    let folder = try TemporaryFolder()
    let document = CredentialAPI.document(urls: urls, logins: [login])
    let path = try folder.write(document.utf8, to: "own.json")
    return try await TurntopBinary.command(
      options([path], of: service) + ["--format", "whip"] + more
    ).run()
  }

  private func options(_ paths: [String], of service: RelayService) -> [String] {
    ["export", "--ca-file", service.authority.certificate]
      + paths.flatMap { ["--ice-servers", $0] }
  }

  private func url(_ field: Substring) -> String {
    String(field.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
  }

  private func expectNoSecret(_ text: String) {
    #expect(!text.contains(Coturn.user) && !text.contains(Coturn.password), "\(text)")
  }
}
