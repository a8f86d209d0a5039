/// A home behind a NAT that the kernel does, and what lies outside; needs root and nft.
///
/// ```
///  home 10.0.0.2 ── 10.0.0.1 gateway 198.51.100.1 ── 198.51.100.2 and .3 outside
/// ```
package struct TranslatedNetwork: Sendable {
  package static let gatewayAddress = "198.51.100.1"
  package static let outsideAddresses = ["198.51.100.2", "198.51.100.3"]

  package let home: NetworkNamespace
  package let outside: NetworkNamespace
  private let gateway: NetworkNamespace

  /// Lends one, and ends it in any case.
  ///
  /// The gateway treats what leaves the home by the first of these statements of nftables that fits,
  /// such as `masquerade`. Nothing outside knows a way back to the home's own address.
  package static func with<Result>(
    _ statements: [String], _ body: (TranslatedNetwork) async throws -> Result
  ) async throws -> Result {
    try await NetworkNamespace.with("home") { home in
      try await NetworkNamespace.with("gateway") { gateway in
        try await NetworkNamespace.with("outside") { outside in
          let network = TranslatedNetwork(home: home, outside: outside, gateway: gateway)
          try await network.connect()
          try await network.translate(statements)
          return try await body(network)
        }
      }
    }
  }

  private func connect() async throws {
    try await home.connect("door", ["10.0.0.2/24"], to: gateway, "lan", ["10.0.0.1/24"])
    try await home.route(via: "10.0.0.1")
    try await gateway.connect(
      "wan", ["\(Self.gatewayAddress)/24"], to: outside, "net",
      Self.outsideAddresses.map { "\($0)/24" })
  }

  private func translate(_ statements: [String]) async throws {
    let forwarding = "echo 1 > /proc/sys/net/ipv4/ip_forward"
    try await Command("sh", ["-c", forwarding]).inside(gateway).expectSuccess()
    let rules = statements.map { "oifname wan \($0);" }.joined(separator: " ")
    let chain = "chain leaving { type nat hook postrouting priority srcnat; \(rules) }"
    try await Command("nft", ["table ip nat { \(chain); }"]).inside(gateway).expectSuccess()
  }
}
