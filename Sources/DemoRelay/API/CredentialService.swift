/// What the demo's endpoint answers, as the service's document "Get TURN Credential" has it.
struct CredentialService: Sendable {
  let world: DemoWorld
  let plainPort: UInt16
  let securePort: UInt16

  func answer(to query: CredentialQuery) -> APIAnswer {
    switch query.apiKey {
    case nil, "": return Self.error(400, "Please specify API Key")
    case DemoAccount.apiKey: break
    default: return Self.error(401, "Invalid API Key")
    }
    guard let region = DemoRegion(named: query.region ?? DemoAccount.defaultRegion) else {
      // The document is silent here; the service's sibling endpoints say `message`.
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
