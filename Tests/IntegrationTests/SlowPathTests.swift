import Glibc
import TestSupport
import Testing

/// Allocations over a path so slow that a test can step in between a request and its answer.
@Suite(
  .serialized, .timeLimit(.minutes(1)),
  .enabled(if: Requirement.canMakeNetworks, "needs root and /dev/net/tun to make networks"))
struct SlowPathTests {
  /// When coturn logs an allocation, its answer is still on the way.
  @Test(
    .pitfall(.leakedAllocation),
    arguments: [(SIGHUP, 129, 1), (SIGINT, 130, 2), (SIGTERM, 143, 3)] as [(Int32, Int32, Int)])
  func `gives back what is granted after a signal came`(
    signal: Int32, status: Int32, allocations: Int
  ) async throws {
    try await withProbe { coturn, running, _ in
      #expect(await coturn.eventuallyLogs { $0.granted.count >= allocations })
      running.signal(signal)
      #expect(await running.status == status)
      #expect(await coturn.eventuallyLogs(\.holdsNothing), "\(coturn.log.text)")
    }
  }

  /// Over each transport some sample is always on its way.
  @Test(.acceptance(.suspend)) func `counts no round trip in which it was stopped`() async throws {
    try await withProbe(count: 20) { coturn, running, folder in
      #expect(await coturn.eventuallyLogs { !$0.granted.isEmpty })
      for _ in 0..<3 {
        try await Task.sleep(for: .milliseconds(400))
        running.signal(SIGSTOP)
        try await Task.sleep(for: .seconds(1))
        running.signal(SIGCONT)
      }
      #expect(await running.status == 0)
      let servers = try ProbeReport(folder.text("output")).regions.flatMap(\.servers)
      #expect(servers.count == coturn.urls.count)
      for server in servers {
        #expect(try #require(server.rtt.max) < 500, "\(server.url)")
        #expect(server.rtt.received == 20 && server.rtt.lossPct == 0, "\(server.url)")
      }
    }
  }

  /// The client stands still until the nonce that it holds, or that is on its way to it, is too old.
  @Test(.pitfall(.staleNonce), arguments: [false, true])
  func `takes a new nonce where its own has gone stale`(isGranted: Bool) async throws {
    try await withProbe(["--stale-nonce=1"], count: 3) { coturn, running, _ in
      #expect(
        await coturn.eventuallyLogs { log in
          isGranted ? !log.granted.isEmpty : log.refusals(401) > 0
        })
      running.signal(SIGSTOP)
      try await Task.sleep(for: .seconds(3))
      running.signal(SIGCONT)
      #expect(await running.status == 0)
      let log = coturn.log
      #expect(log.refusals(438) > 0, "\(log.text)")
      #expect(!log.staleAfterGrant.isEmpty == isGranted, "\(log.text)")
      #expect(log.granted.count == 3)
      #expect(await coturn.eventuallyLogs(\.holdsNothing), "\(coturn.log.text)")
    }
  }

  /// From the far address nobody is sent to one's own loopback, nor into a private network.
  @Test(.pitfall(.redirection))
  func `is not sent from the internet to this machine, nor into a network of its own`()
    async throws
  {
    let flags = ["--alternate-server=127.0.0.1:8000", "--tls-alternate-server=192.168.0.1:443"]
    try await withProbe(flags, count: 3) { coturn, running, folder in
      #expect(await running.status == 2)
      #expect(coturn.log.refusals(300) == 3, "\(coturn.log.text)")
      let report = try ProbeReport(folder.text("output"))
      let reasons = ["127.0.0.1:8000", "127.0.0.1:8000", "192.168.0.1:443"].map {
        "redirection to \($0) not followed: a server elsewhere has no business there; "
          + "mend the alternate server it names, or use another URL"
      }
      #expect(report.regions.first?.servers.dropFirst().map(\.reason) == reasons)
    }
  }

  /// Starts the binary on a coturn 60 ms away, and lends both, with the folder of its output.
  private func withProbe(
    _ flags: [String] = [], count: Int = 1000,
    _ body: (Coturn, RunningProcess, TemporaryFolder) async throws -> Void
  ) async throws {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: [Link.farAddress])
    try await Link.with(delay: .milliseconds(60)) { link in
      let coturn = try await Coturn(
        on: Link.farAddress, certificate: leaf, inside: link.far, flags)
      let api = try await FileServer(
        inside: link.near, path: CredentialAPI.path,
        content: CredentialAPI.document(urls: coturn.urls))
      let folder = try TemporaryFolder()
      let options = [
        "--region", "us_east", "--count", "\(count)", "--interval", "100ms", "--timeout", "10s",
      ]
      let command = try ProbeRun.command(FileServer.baseURL, trusting: authority, options)
      let running = try RunningProcess(
        command.inside(link.near), output: folder.file("output"), errors: folder.file("errors"))
      try await body(coturn, running, folder)
      await api.end()
      await coturn.end()
    }
  }
}
