/// What the demo's endpoint answers, as the service's document "Get TURN Credential" has it.
package struct CredentialService: Sendable {
  private let world: DemoWorld
  private let plainPort: UInt16
  private let securePort: UInt16

  /// The service for servers that listen on these ports.
  package init(world: DemoWorld, plainPort: UInt16 = 8080, securePort: UInt16 = 8443) {
    self.world = world
    self.plainPort = plainPort
    self.securePort = securePort
  }

  /// Answers a query; what the document does not say is said as the sibling endpoints say it.
  package func answer(to query: CredentialQuery) -> APIAnswer {
    switch query.apiKey {
    case nil, "": return Self.error(400, "Please specify API Key")
    case DemoAccount.apiKey: break
    default: return Self.error(401, "Invalid API Key")
    }
    guard let region = DemoRegion(named: query.region ?? DemoAccount.defaultRegion) else {
      return APIAnswer(status: 400, body: #"{"message":"Invalid region"}"#)
    }
    return APIAnswer(
      status: 200, body: servers(of: region), delay: world.answerDelay(for: region))
  }

  private static func error(_ status: Int, _ text: String) -> APIAnswer {
    APIAnswer(status: status, body: #"{"error":"\#(text)"}"#)
  }

  /// The five entries of a region, as a bare JSON array; none of the texts needs an escape.
  private func servers(of region: DemoRegion) -> String {
    let account = """
      ,"username":"\(DemoAccount.username)","credential":"\(DemoAccount.credential)"
      """
    let entries = [
      ("stun:\(region.host):\(plainPort)", ""),
      ("turn:\(region.host):\(plainPort)", account),
      ("turn:\(region.host):\(plainPort)?transport=tcp", account),
      ("turn:\(region.host):\(securePort)", account),
      ("turns:\(region.host):\(securePort)?transport=tcp", account),
    ]
    let objects = entries.map { #"{"urls":"\#($0.0)"\#($0.1)}"# }
    return "[\(objects.joined(separator: ","))]"
  }
}
