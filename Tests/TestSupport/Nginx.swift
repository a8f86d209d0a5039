/// Debian's nginx before another server, with TLS and HTTP/2.
package final class Nginx: Sendable {
  package let port: UInt16
  private let process: RunningProcess
  private let folder: TemporaryFolder

  /// `https://localhost:PORT`.
  package var baseURL: String { "https://localhost:\(port)" }

  /// Starts it before `upstream`, a base URL, and waits until it listens.
  package init(
    before upstream: String, certificate: CertificateAuthority.Leaf,
    inside namespace: NetworkNamespace? = nil
  ) async throws {
    port = try namespace == nil ? FreePort.next() : 8443
    folder = try TemporaryFolder()
    let configuration = Self.configuration(port, upstream, certificate, folder.path)
    try folder.write(configuration.utf8, to: "nginx.conf")
    let command = Command("nginx", ["-p", folder.path, "-c", folder.file("nginx.conf")])
    process = try RunningProcess(
      namespace.map(command.inside) ?? command,
      output: folder.file("output"), errors: folder.file("output"))
    let isListening = await eventually(within: .seconds(10)) { [folder, process] in
      !process.isRunning || folder.size(of: "pid") > 0
    }
    guard isListening, process.isRunning else {
      throw TestSupportError.neverReady("nginx", log: try folder.text("output"))
    }
  }

  /// One line a request: protocol, method, path and status; never the query.
  package var accessLog: String {
    get throws { try folder.text("access.log") }
  }

  /// How many connections brought all those requests.
  package var connectionCount: Int {
    get throws { Set(try folder.text("connections.log").split(separator: "\n")).count }
  }

  package func end() async {
    await process.end()
  }

  private static func configuration(
    _ port: UInt16, _ upstream: String, _ certificate: CertificateAuthority.Leaf, _ folder: String
  ) -> String {
    """
    daemon off;
    master_process off;
    pid \(folder)/pid;
    error_log stderr warn;
    events { worker_connections 256; }
    http {
      log_format short '$server_protocol $request_method $uri $status';
      log_format connections '$connection';
      access_log \(folder)/access.log short;
      access_log \(folder)/connections.log connections;
      client_body_temp_path \(folder)/client;
      proxy_temp_path \(folder)/proxy;
      fastcgi_temp_path \(folder)/fastcgi;
      uwsgi_temp_path \(folder)/uwsgi;
      scgi_temp_path \(folder)/scgi;
      server {
        listen 127.0.0.1:\(port) ssl http2;
        server_name localhost;
        ssl_certificate \(certificate.certificate);
        ssl_certificate_key \(certificate.key);
        location / { proxy_pass \(upstream); }
      }
    }
    """
  }
}
