import Foundation

/// A real coturn with long-term credentials, on UDP, TCP and TLS.
package final class Coturn: Sendable {
  package static let user = "measurer"
  package static let password = "p4ss+w@rd"
  package static let realm = "realm.example"

  package let host: String
  /// UDP and TCP.
  package let port: UInt16
  /// TLS over TCP.
  package let tlsPort: UInt16
  private let process: RunningProcess
  private let folder: TemporaryFolder

  /// Starts it on an address of this machine, or of a namespace, and waits until it listens.
  ///
  /// One that does not authenticate relays for anybody.
  package init(
    on host: String = "127.0.0.1", certificate: CertificateAuthority.Leaf,
    inside namespace: NetworkNamespace? = nil, authenticating: Bool = true, _ flags: [String] = [],
    listeningOn port: UInt16? = nil
  ) async throws {
    self.host = host
    self.port = try port ?? (namespace == nil ? FreePort.next(on: host) : 3478)
    tlsPort = try namespace == nil ? FreePort.next(on: host) : 5349
    folder = try TemporaryFolder()
    let command = Self.command(
      host, self.port, tlsPort, certificate, folder,
      (authenticating ? Self.login : Self.noLogin) + flags)
    process = try RunningProcess(
      namespace.map(command.inside) ?? command, output: folder.file("log"),
      errors: folder.file("log"))
    let isListening = await eventually(within: .seconds(10)) { [folder, process] in
      !process.isRunning || Self.isReady(try? folder.text("log"))
    }
    guard isListening, process.isRunning else {
      throw TestSupportError.neverReady("coturn", log: try folder.text("log"))
    }
  }

  /// What it has logged so far.
  package var log: CoturnLog { CoturnLog((try? folder.text("log")) ?? "") }

  /// Whether its log comes to tell what is asked for, within five seconds.
  package func eventuallyLogs(_ fact: @Sendable (CoturnLog) -> Bool) async -> Bool {
    await eventually(within: .seconds(30)) { fact(log) }
  }

  package func end() async {
    await process.end()
  }

  /// The ICE server URLs in the order and shape the service hands them out.
  package var urls: [String] { urls(for: host) }

  /// The same URLs, with another name for where it is.
  package func urls(for host: String) -> [String] {
    let name = host.contains(":") ? "[\(host)]" : host
    return [
      "stun:\(name):\(port)", "turn:\(name):\(port)", "turn:\(name):\(port)?transport=tcp",
      "turns:\(name):\(tlsPort)?transport=tcp",
    ]
  }

  private static func command(
    _ host: String, _ port: UInt16, _ tlsPort: UInt16, _ certificate: CertificateAuthority.Leaf,
    _ folder: TemporaryFolder, _ flags: [String]
  ) -> Command {
    Command(
      "turnserver",
      [
        "-n", "--no-cli", "--no-dtls", "--log-file=stdout", "--simple-log", "--verbose",
        "--pidfile=\(folder.file("pid"))", "--userdb=\(folder.file("turndb"))",
        "--listening-ip=\(host)", "--relay-ip=\(host)", "--listening-port=\(port)",
        "--tls-listening-port=\(tlsPort)", "--cert=\(certificate.certificate)",
        "--pkey=\(certificate.key)", "--realm=\(realm)", "--allow-loopback-peers",
      ] + flags)
  }

  private static let login = ["--lt-cred-mech", "--user=\(user):\(password)"]
  private static let noLogin = ["--no-auth"]

  /// It counts its servers once every listener of theirs is open.
  private static func isReady(_ log: String?) -> Bool {
    log?.contains("Total General servers") ?? false
  }
}
