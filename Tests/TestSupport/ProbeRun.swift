/// One run of `turntop probe --format json` against a service of the test's own.
package struct ProbeRun: Sendable {
  package let outcome: CommandOutcome
  package let report: ProbeReport

  /// Runs it to its end, inside a namespace if one is given.
  package init(
    of service: String, trusting authority: CertificateAuthority? = nil, _ options: [String] = [],
    key: String = CredentialAPI.key, inside namespace: NetworkNamespace? = nil
  ) async throws {
    let command = try Self.command(service, trusting: authority, options, key: key)
    try await self.init(namespace.map(command.inside) ?? command)
  }

  /// Runs a command that prints such a report to its end.
  package init(_ command: Command) async throws {
    outcome = try await command.run(within: .seconds(50))
    guard outcome.output.hasPrefix("{") else {
      throw TestSupportError.commandFailed("turntop probe", errors: outcome.errors)
    }
    report = try ProbeReport(outcome.output)
  }

  /// The command itself, for runs that are to fail.
  package static func command(
    _ service: String, trusting authority: CertificateAuthority? = nil, _ options: [String] = [],
    key: String = CredentialAPI.key
  ) throws -> Command {
    let trust = authority.map { ["--ca-file", $0.certificate] } ?? []
    var command = try TurntopBinary.command(
      ["probe", "--format", "json", "--base-url", service, "--api-key-file", "-"] + trust + options)
    command.input = Array((key + "\n").utf8)
    return command
  }
}
