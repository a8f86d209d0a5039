import DemoRelay
import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct DemoRelayTests {
  @Test func `answers on one connection as the endpoint's document has it`() async throws {
    try await DemoRelay.withRunning { relay in
      let query = CredentialQuery(apiKey: relay.apiKey, region: "us_east")
      let body = CredentialService(world: DemoWorld()).answer(to: query).body
      let text = try await talk(
        to: relay.baseURL,
        """
        GET /api/v1/turn/credentials?apiKey=\(relay.apiKey)&region=us_east HTTP/1.1
        Host: demo

        GET /api/v1/turn/credentials HTTP/1.1
        Host: demo

        GET /elsewhere HTTP/1.1
        Host: demo
        Connection: close


        """)
      #expect(
        text == """
          HTTP/1.1 200 OK
          Content-Type: application/json
          Content-Length: \(body.utf8.count)

          \(body)HTTP/1.1 400 Bad Request
          Content-Type: application/json
          Content-Length: 34

          {"error":"Please specify API Key"}HTTP/1.1 404 Not Found
          Content-Type: application/json
          Content-Length: 23
          Connection: close

          {"message":"Not Found"}
          """)
    }
  }

  @Test func `serves whatever answers it is given`() async throws {
    let answers: @Sendable (CredentialQuery) -> APIAnswer = { query in
      APIAnswer(
        status: 429, headers: ["Retry-After": "2"], body: "<p>\(query.region ?? "none")</p>")
    }
    try await DemoAPI.withRunning(answers: answers) { api in
      let text = try await talk(
        to: api.baseURL,
        """
        GET /api/v1/turn/credentials?region=eu HTTP/1.1
        Host: demo
        Connection: close


        """)
      #expect(
        text == """
          HTTP/1.1 429 Too Many Requests
          Retry-After: 2
          Content-Length: 9
          Connection: close

          <p>eu</p>
          """)
    }
  }

  @Test func `runs beside another demo, and leaves nothing behind`() async throws {
    let demos = try await DemoRelay.withRunning { first in
      try await DemoRelay.withRunning { second in
        #expect(first.addresses.keys == second.addresses.keys)
        #expect(Set(first.addresses.values).isDisjoint(with: second.addresses.values))
        let areAnswering = [try await isAnswering(first), try await isAnswering(second)]
        #expect(areAnswering == [true, true])
        return [first, second]
      }
    }
    let areAnswering = [try await isAnswering(demos[0]), try await isAnswering(demos[1])]
    #expect(areAnswering == [false, false])
  }

  @Test(arguments: [
    ("us-east.demo.invalid", true), ("usa.demo.invalid", true), ("eu.demo.invalid", false),
    ("demo.invalid", false),
  ])
  func `has a certificate for its own names alone`(name: String, isItsOwn: Bool) async throws {
    try await DemoRelay.withRunning { relay in
      let address = try #require(relay.addresses["us-east.demo.invalid"]?.first)
      let trusting = try await handshake(with: address, as: name, trusting: relay.caPEM)
      #expect(trusting.output.contains("Verified peername: \(name)") == isItsOwn)
      #expect(trusting.errors.contains("hostname mismatch") == !isItsOwn)
      let strange = try await handshake(with: address, as: name, trusting: nil)
      #expect(strange.errors.contains("unable to get local issuer certificate"))
    }
  }

  @Test func `hangs up on what is not STUN`() async throws {
    try await DemoRelay.withRunning { relay in
      let address = try #require(relay.addresses["us-east.demo.invalid"]?.first)
      let text = try await talk(to: "http://\(address):8080", "SSH-2.0-OpenSSH_9.2\n")
      #expect(text.isEmpty)
    }
  }

  @Test(
    .enabled(if: PythonClient.isThere, "needs aioice: run script/bootstrap"),
    arguments: [
      ("us-east", "udp", 12), ("us-east", "tcp", 12), ("us-east", "tls", 12), ("uk", "udp", 76),
      ("in", "tcp", 196), ("in", "tls", 196),
    ])
  func `lets every answer take the region's time, and a handshake too`(
    label: String, transport: String, delay: Double
  ) async throws {
    try await DemoRelay.withRunning { relay in
      let times = try await bind(to: "\(label).demo.invalid", over: transport, of: relay)
        .split(separator: " ").compactMap { Double($0) }
      try #require(times.count == 2)
      #expect(times[1] >= delay)
      if transport == "tls" { #expect(times[0] >= delay) }
    }
  }

  @Test(
    .enabled(if: PythonClient.isThere, "needs aioice: run script/bootstrap"),
    arguments: [
      ("in", "udp", "silent"), ("standard", "udp", "refused"), ("standard", "tcp", "refused"),
      ("standard", "tls", "refused"),
    ])
  func `fails where it is meant to`(label: String, transport: String, end: String) async throws {
    try await DemoRelay.withRunning { relay in
      let outcome = try await bind(to: "\(label).demo.invalid", over: transport, of: relay)
      #expect(outcome == end)
    }
  }

  /// Asks a server for a Binding; the times of the handshake and of the answer, or what came of it.
  private func bind(
    to name: String, over transport: String, of relay: DemoRelay
  ) async throws -> String {
    let address = try #require(relay.addresses[name]?.first)
    let folder = try TemporaryFolder()
    let authority = try folder.write(relay.caPEM.utf8, to: "ca.pem")
    let port = transport == "tls" ? "8443" : "8080"
    let outcome = try await PythonClient.run(
      bindingProgram, [name, address, port, transport, authority])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// Sends text to a TCP port and returns what comes back until the end, both with plain newlines.
private func talk(to url: String, _ request: String) async throws -> String {
  let place = url.split(separator: "/")[1].split(separator: ":")
  let script = "exec 3<>/dev/tcp/$0/$1; sed 's/$/\\r/' >&3; cat <&3"
  var command = Command("bash", ["-c", script, String(place[0]), String(place[1])])
  command.input = Array(request.utf8)
  let outcome = try await command.run(within: .seconds(10))
  #expect(!outcome.wasCut)
  return outcome.output.replacing("\r\n", with: "\n")
}

/// Whether a server of this very demo answers, and not one that took its address since.
///
/// A handshake tells, a connection does not: children that tests start inherit open sockets.
private func isAnswering(_ relay: DemoRelay) async throws -> Bool {
  let name = "eu.demo.invalid"
  let address = try #require(relay.addresses[name]?.first)
  let (outcome, _) = try await handshake(with: address, as: name, trusting: relay.caPEM)
  return outcome.contains("Verified peername: \(name)")
}

/// What `openssl` writes of a handshake, and of its errors.
private func handshake(
  with address: String, as name: String, trusting authority: String?
) async throws -> (output: String, errors: String) {
  let folder = try TemporaryFolder()
  var arguments = [
    "s_client", "-connect", "\(address):8443", "-servername", name, "-verify_hostname", name,
    "-verify_return_error",
  ]
  if let authority {
    arguments += ["-CAfile", try folder.write(authority.utf8, to: "ca.pem")]
  }
  let outcome = try await Command("openssl", arguments).run()
  return (outcome.output, outcome.errors)
}
