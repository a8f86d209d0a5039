import TestSupport

/// What a program that does nothing else sees of a server: a foreign, blocking Binding client.
///
/// `ping` is answered by the far kernel; this one waits for the server too, as every client must.
enum BareClient {
  /// The median of forty round trips, a tenth of a second apart, in milliseconds.
  static func median(
    over transport: String, port: UInt16, from namespace: NetworkNamespace,
    trusting authority: CertificateAuthority
  ) async throws -> Double {
    let outcome = try await Command(
      "python3",
      ["-c", script, transport, Link.farAddress, "\(port)", authority.certificate]
    ).inside(namespace).run()
    guard let median = Double(outcome.output.filter { !$0.isWhitespace }) else {
      throw TestSupportError.commandFailed("the bare client", errors: outcome.errors)
    }
    return median
  }

  private static let script = #"""
    import os, socket, ssl, statistics, sys, time
    transport, host, port, authority = sys.argv[1:]
    kind = socket.SOCK_DGRAM if transport == "udp" else socket.SOCK_STREAM
    server = socket.socket(socket.AF_INET, kind)
    server.connect((host, int(port)))
    if transport != "udp":
        server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if transport == "tls":
        server = ssl.create_default_context(cafile=authority).wrap_socket(
            server, server_hostname=host)
    times = []
    for _ in range(40):
        # A Binding request (RFC 8489 section 5): type, length, magic cookie, transaction id.
        server.send(b"\x00\x01\x00\x00\x21\x12\xa4\x42" + os.urandom(12))
        sent = time.perf_counter()
        server.recv(2048)
        times.append((time.perf_counter() - sent) * 1000)
        time.sleep(0.1)
    print(statistics.median(times))
    """#
}
