import NIOSSL

/// The certificates of every server that is not down, each for that server's names alone.
struct DemoCertificates {
  /// The authority that signed them, the only thing a client has to trust.
  let authorityPEM: String
  /// What each server needs for TLS.
  let contexts: [(machine: DemoMachine, context: NIOSSLContext)]

  init(for machines: [DemoMachine]) throws(DemoRelayError) {
    do {
      let authority = try DemoAuthority()
      authorityPEM = try authority.pem()
      contexts =
        try machines
        .filter { $0.region.fault != .down }
        .map { ($0, try authority.serverContext(for: $0.hosts)) }
    } catch {
      throw .cannotMakeCertificates(reason: "\(error)")
    }
  }
}
