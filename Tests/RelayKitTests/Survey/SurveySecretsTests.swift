import RelayKit
import STUN
import Testing

/// What is shown of URLs in which a service repeats its key, or an entry its credentials.
@Suite struct SurveySecretsTests {
  private static let key = "k3y-0123456789abcdef"
  private static let login = ICEServer(
    urls: [], username: Secret("e13b9c0ffee"), credential: Secret("p4ss+w@rd"))

  @Test(arguments: [
    ("turn:a.example:80?k=\(key)", "turn:a.example:80?k=(key)", "?k=(key): expected ?transport"),
    (
      "turn:a.example:80?k=K3Y%2D0123456789abcde%66", "turn:a.example:80?k=(key)",
      "?k=(key): expected ?transport"
    ),
    ("\(key):a.example", "(key):a.example", "scheme (key): expected stun"),
    ("turn:\(key)/.example", "turn:(key)/(hidden)", "host \"(key)/(hidden)\" is not"),
    ("turn:a.example:\(key)", "turn:a.example:(key)", "port \"(key)\" is not"),
    ("turn:a.example?u=e13b9c0ffee", "turn:a.example?u=(hidden)", "?u=(hidden): expected"),
    ("turn:a.example?p=p4ss%2bw%40rd", "turn:a.example?p=(hidden)", "?p=(hidden): expected"),
  ])
  func `hides them in the URL and in what is wrong with it`(
    url: String, shown: String, reason: String
  ) throws {
    let (survey, sent) = Self.survey(url)
    let moment = survey.moment
    let server = try #require(moment.regions[0].servers.first)
    #expect(server.url.text == shown)
    #expect(server.reason?.text.contains(reason) ?? false, "\(server)")
    #expect(moment.regions[0].iceServers == [sent])
    try Self.expectNoSecret(in: moment)
  }

  @Test func `hides them in a host, wherever it is named`() throws {
    let host = "\(Self.key).e13b9c0ffee.example"
    var (survey, sent) = Self.survey("turns:\(host):443?transport=tcp")
    let address = IPAddress(192, 0, 2, 1)
    _ = survey.handle(.resolved(host: host, .success([address]), took: .zero))
    let target = Target(
      transport: .tls, address: TransportAddress(ip: address, port: 443), serverName: host)
    let fault = ExchangeError.certificate(.wrongName(wanted: host, names: ["b.example"]))
    _ = survey.handle(.observed(target, .failed(fault)))
    let moment = survey.moment
    let server = try #require(moment.regions[0].servers.first)
    #expect(server.uri?.host == "(key).(hidden).example")
    #expect(
      server.reason == "certificate is for b.example, not (key).(hidden).example: check the URL")
    #expect(moment.regions[0].iceServers == [sent])
    try Self.expectNoSecret(in: moment)
  }

  private static func survey(_ url: String) -> (Survey, sent: ICEServer) {
    var server = login
    server.urls = [url]
    var survey = Survey(regions: [.accountDefault], families: [.ipv4])
    let credentials = FetchOutcome.Credentials(
      status: 200, servers: [server], hiding: Redaction(key: Secret(key)))
    _ = survey.handle(
      .fetched(
        FetchOutcome(region: .accountDefault, took: .zero, result: .success(credentials))))
    return (survey, server)
  }

  private static func expectNoSecret(in moment: Snapshot) throws {
    let options = ReportOptions(version: "0")
    let lines = try ReportFormat.all.flatMap { try $0.lines(moment, options) }
    let said = lines.map(\.text).joined(separator: "\n").lowercased()
    for secret in ["0123456789", "ffee", "p4ss"] { #expect(!said.contains(secret), "\(said)") }
  }
}
