import Foundation
import TestSupport
import Testing

/// Credentials that coturn takes, and those that it refuses after a correct challenge.
@Suite(.timeLimit(.minutes(1))) struct CredentialTests {
  @Test(
    .pitfall(.brokenChallenge, .refusedCredentials),
    arguments: [
      CredentialAPI.Login(Coturn.user, "not the password"),
      CredentialAPI.Login("nobody", Coturn.password),
    ])
  func `that are wrong are told from a server that is down`(
    login: CredentialAPI.Login
  ) async throws {
    try await RelayService.with(logins: [login]) { service in
      expectRejection(try await service.probe())
      #expect(service.coturn.log.granted.isEmpty)
    }
  }

  /// The username says until when they are good, as the service's own do.
  @Test(.pitfall(.refusedCredentials)) func `that have expired are to be fetched anew`()
    async throws
  {
    let secret = "north"
    let flags = ["--use-auth-secret", "--static-auth-secret=\(secret)"]
    let expired = try await CredentialAPI.Login.expiring(inSeconds: -60, signedWith: secret)
    let current = try await CredentialAPI.Login.expiring(inSeconds: 600, signedWith: secret)
    try await RelayService.with(logins: [expired], flags) { service in
      expectRejection(try await service.probe())
      #expect(service.coturn.log.granted.isEmpty)
      let run = try await service.handedOut(with: current).probe()
      #expect(run.relays.map(\.verdict) == ["ok", "ok", "ok"], "\(run.relays)")
      #expect(service.coturn.log.granted.count == 3)
    }
  }

  @Test func `of one relay are proven each by itself`() async throws {
    let logins = [.known, CredentialAPI.Login(Coturn.user, "wrong")]
    try await RelayService.with(logins: logins) { service in
      let run = try await service.probe()
      #expect(run.outcome.status == 0)
      #expect(
        run.relays.map(\.verdict) == ["ok", "ok", "ok", "rejected", "rejected", "rejected"])
      #expect(run.report.traffic.allocations == 3)
    }
  }

  private func expectRejection(
    _ run: ProbeRun, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.outcome.status == 2, sourceLocation: sourceLocation)
    #expect(run.report.regions.map(\.verdict) == ["rejected"], sourceLocation: sourceLocation)
    #expect(run.servers.first?.verdict == "ok", sourceLocation: sourceLocation)
    #expect(run.relays.map(\.errorCode) == [401, 401, 401], sourceLocation: sourceLocation)
    expect(
      run.relays, .init("rejected", "challenge"),
      "Allocate refused: 401 Unauthorized: the credentials answered a correct challenge and were "
        + "refused: wrong, expired, disabled or over quota; fetch new ones",
      sourceLocation: sourceLocation)
    #expect(run.report.traffic.allocations == 0, sourceLocation: sourceLocation)
    #expect(run.report.traffic.released == 0, sourceLocation: sourceLocation)
  }
}

extension CredentialAPI.Login {
  /// A login for a limited time, signed with a secret that the server shares: the username is the
  /// moment of its end, and the password an HMAC-SHA1 of the username.
  fileprivate static func expiring(
    inSeconds seconds: Double, signedWith secret: String
  ) async throws -> Self {
    let username = "\(Int(Date().timeIntervalSince1970 + seconds)):measurer"
    var command = Command("openssl", ["dgst", "-sha1", "-hmac", secret, "-r"])
    command.input = Array(username.utf8)
    let digits = try await command.run().output.prefix { $0.isHexDigit }
    let pairs = stride(from: 0, to: digits.count, by: 2).compactMap { offset in
      UInt8(digits.dropFirst(offset).prefix(2), radix: 16)
    }
    return Self(username, Data(pairs).base64EncodedString())
  }
}
