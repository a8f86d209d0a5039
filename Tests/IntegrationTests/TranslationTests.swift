import TestSupport
import Testing

/// The NAT that Linux does at the gateway of a home: what it is called, and what passes through it.
@Suite(
  .timeLimit(.minutes(1)),
  .enabled(if: Requirement.canTranslate, "needs root and nft to make a NAT"))
struct TranslationTests {
  /// Linux keeps the port of a socket where it can, unless it is told to draw one for each peer.
  @Test(
    .pitfall(.leakedAllocation),
    arguments: [
      (["masquerade"], "endpoint_independent"),
      (Self.portsByAddress + ["masquerade"], "address_dependent"),
      (["masquerade random"], "address_and_port_dependent"),
      (["masquerade fully-random"], "address_and_port_dependent"),
    ])
  func `is told by its mapping, and all relays beyond it are proven and given back`(
    statements: [String], mapping: String
  ) async throws {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: [Self.one])
    try await TranslatedNetwork.with(statements) { network in
      let coturn = try await Coturn(
        on: Self.one, certificate: leaf, inside: network.outside, ["--listening-ip=\(Self.other)"])
      let run = try await probe(coturn, trusting: authority, from: network.home)
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      #expect(run.report.network.natMapping == mapping)
      #expect(run.report.network.mapped == [TranslatedNetwork.gatewayAddress])
      expect(run.relays, .init("ok", "relay"), nil)
      #expect(run.report.traffic.allocations == 15 && run.report.traffic.released == 15)
      #expect(await coturn.eventuallyLogs { $0.deleted.count == 15 && $0.holdsNothing })
      #expect(coturn.log.granted.count == 15)
      #expect(coturn.log.clients == [TranslatedNetwork.gatewayAddress], "\(coturn.log.text)")
      await coturn.end()
    }
  }

  /// Runs the binary on all that a coturn offers, on its second port and on its second address.
  private func probe(
    _ coturn: Coturn, trusting authority: CertificateAuthority, from home: NetworkNamespace
  ) async throws -> ProbeRun {
    let urls = coturn.urls + ["turn:\(Self.one):3479", "turn:\(Self.other):3478"]
    let folder = try TemporaryFolder()
    let path = try folder.write(CredentialAPI.document(urls: urls).utf8, to: "own.json")
    let options = ["--format", "json", "--count", "3", "--interval", "50ms", "--relay"]
    let command = try TurntopBinary.command(
      ["probe", "--ca-file", authority.certificate, "--ice-servers", path] + options)
    return try await ProbeRun(command.inside(home))
  }

  private static let one = TranslatedNetwork.outsideAddresses[0]
  private static let other = TranslatedNetwork.outsideAddresses[1]

  /// A range of ports for each address outside.
  private static let portsByAddress = [(one, 40_000), (other, 41_000)].map { address, first in
    let range = "\(TranslatedNetwork.gatewayAddress):\(first)-\(first + 999)"
    return "ip daddr \(address) ip protocol udp snat to \(range)"
  }
}
