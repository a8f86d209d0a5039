import DemoRelay
import TestSupport
import Testing

/// The demo's TURN half as clients see it that share no line with it.
@Suite(.timeLimit(.minutes(1))) struct ForeignClientTests {
  /// `-s` sends indications: of channels coturn's client draws numbers that RFC 8656 §12 has
  /// reserved since.
  @Test(arguments: [("udp", []), ("tcp", ["-t"]), ("tls", ["-t", "-S"])])
  func `relays between two clients of coturn without a loss`(
    transport: String, flags: [String]
  ) async throws {
    try await DemoRelay.withRunning { relay in
      let address = try #require(relay.addresses["us-east.demo.invalid"]?.first)
      let port = transport == "tls" ? "8443" : "8080"
      let outcome = try await Command(
        "turnutils_uclient",
        flags + [
          "-u", DemoAccount.username, "-w", DemoAccount.credential, "-y", "-c", "-s", "-n", "10",
          "-p", port, "-L", "127.0.0.1", address,
        ]
      ).run()
      let text = outcome.output + outcome.errors
      #expect(text.contains("tot_send_msgs=20, tot_recv_msgs=20"), "\(text)")
      #expect(text.contains("Total lost packets 0 "), "\(text)")
    }
  }

  @Test func `lets no client of coturn in with a wrong password`() async throws {
    try await DemoRelay.withRunning { relay in
      let address = try #require(relay.addresses["us-east.demo.invalid"]?.first)
      let outcome = try await Command(
        "turnutils_uclient",
        [
          "-u", DemoAccount.username, "-w", "guessed", "-y", "-c", "-s", "-p", "8080",
          "-L", "127.0.0.1", address,
        ]
      ).run()
      #expect((outcome.output + outcome.errors).contains("Cannot complete Allocation"))
    }
  }

  @Test(
    .enabled(if: PythonClient.isThere, "needs aioice: run script/bootstrap"),
    arguments: ["udp", "tcp", "tls"])
  func `relays on a channel of aioice's client`(transport: String) async throws {
    try await DemoRelay.withRunning { relay in
      let name = "us-east.demo.invalid"
      let address = try #require(relay.addresses[name]?.first)
      let folder = try TemporaryFolder()
      let authority = try folder.write(relay.caPEM.utf8, to: "ca.pem")
      let outcome = try await PythonClient.run(
        relayProgram,
        [
          name, address, transport == "tls" ? "8443" : "8080", DemoAccount.username,
          DemoAccount.credential, transport, authority,
        ])
      #expect(
        outcome.output == """
          relayed address \(address)
          1 True
          2 True
          3 True
          4 True
          100 True
          1200 True
          deleted

          """, "\(outcome.errors)")
    }
  }
}
