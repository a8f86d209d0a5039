import DemoRelay
import Testing

@Suite struct CredentialServiceTests {
  private let world = DemoWorld(seed: 7)
  private var service: CredentialService { CredentialService(world: world) }

  @Test func `hands out five servers of the region as a bare array`() throws {
    let answer = service.answer(to: CredentialQuery(apiKey: DemoAccount.apiKey, region: "eu"))
    #expect(answer.status == 200)
    #expect(answer.headers == ["Content-Type": "application/json"])
    let account = #""username":"0123456789abcdef01234567","credential":"dE0+relay/pA55+/""#
    #expect(
      answer.body == #"[{"urls":"stun:eu.demo.invalid:8080"},"#
        + #"{"urls":"turn:eu.demo.invalid:8080",\#(account)},"#
        + #"{"urls":"turn:eu.demo.invalid:8080?transport=tcp",\#(account)},"#
        + #"{"urls":"turn:eu.demo.invalid:8443",\#(account)},"#
        + #"{"urls":"turns:eu.demo.invalid:8443?transport=tcp",\#(account)}]"#)
    #expect(answer.delay == world.answerDelay(for: try #require(DemoRegion(named: "eu"))))
  }

  @Test func `takes the account's default region where none is named`() {
    let unnamed = service.answer(to: CredentialQuery(apiKey: DemoAccount.apiKey, region: nil))
    let named = service.answer(to: CredentialQuery(apiKey: DemoAccount.apiKey, region: "us_east"))
    #expect(unnamed == named)
  }

  @Test(
    arguments: [
      (nil, "eu", 400, #"{"error":"Please specify API Key"}"#),
      ("", "eu", 400, #"{"error":"Please specify API Key"}"#),
      ("wrong", "eu", 401, #"{"error":"Invalid API Key"}"#),
      (DemoAccount.apiKey, "atlantis", 400, #"{"message":"Invalid region"}"#),
    ] as [(String?, String?, Int, String)])
  func `refuses in the service's words`(
    key: String?, region: String?, status: Int, body: String
  ) {
    let answer = service.answer(to: CredentialQuery(apiKey: key, region: region))
    #expect(answer == APIAnswer(status: status, body: body))
  }

  @Test func `has an account that looks like a real one`() {
    #expect(DemoAccount.username.count == 24)
    #expect(DemoAccount.username.allSatisfy { $0.isHexDigit })
    #expect(DemoAccount.credential.count == 16)
    #expect(DemoAccount.credential.contains("+") && DemoAccount.credential.contains("/"))
    #expect(DemoAccount.realm.utf8.count == 13)
  }
}

@Suite struct CredentialQueryTests {
  @Test(arguments: [
    ("/api/v1/turn/credentials", CredentialQuery(apiKey: nil, region: nil)),
    ("/api/v1/turn/credentials?apiKey=k", CredentialQuery(apiKey: "k", region: nil)),
    (
      "/api/v1/turn/credentials?region=eu&apiKey=a%2Bb",
      CredentialQuery(apiKey: "a+b", region: "eu")
    ),
    ("/api/v1/turn/credentials/?apiKey=k", nil),
    ("/api/v2/turn/credentials?apiKey=k", nil),
    ("/", nil),
  ])
  func `reads the query of the endpoint, and of nothing else`(
    target: String, expected: CredentialQuery?
  ) {
    #expect(CredentialQuery(target: target) == expected)
  }
}
