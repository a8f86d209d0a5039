import RelayKit
import Testing

@Suite struct MeteredErrorTests {
  @Test(arguments: [
    Row(
      .refused(status: 401, .said("Invalid API Key")), keyRefused: true,
      """
      https://a.metered.live refuses the key: 401 "Invalid API Key": \
      check that it is a key of this app
      """),
    Row(
      .refused(status: 400, .said("Please specify API Key")), keyRefused: true,
      """
      https://a.metered.live refuses the key: 400 "Please specify API Key": \
      check that it is a key of this app
      """),
    Row(
      .refused(status: 403, .nothing), keyRefused: true,
      "https://a.metered.live refuses the key: 403: check that it is a key of this app"),
    Row(
      .refused(status: 403, .html),
      """
      https://a.metered.live answers 403 (a web page, not JSON): \
      is the app's name, or the base URL, right?
      """),
    Row(
      .refused(status: 400, .said("no such\u{1B} region")),
      """
      https://a.metered.live answers 400 "no such? region": \
      check the region's name, and what the app's plan includes
      """),
    Row(
      .refused(status: 400, .said("Invalid request. App not found")),
      """
      https://a.metered.live answers 400 "Invalid request. App not found": \
      is the app's name, or the base URL, right?
      """),
    Row(
      .throttled(wait: .seconds(3601)),
      "https://a.metered.live takes no more requests now (429): try again in 61 min"),
    Row(
      .throttled(wait: .seconds(200_000)),
      "https://a.metered.live takes no more requests now (429): try again in 3 days"),
    Row(
      .throttled(wait: .seconds(251_606_660_803)),
      "https://a.metered.live takes no more requests now (429): try again in a month or more"),
    Row(
      .refused(status: 404, .nothing),
      "https://a.metered.live answers 404: is the app's name, or the base URL, right?"),
    Row(
      .refused(status: 503, .html),
      """
      https://a.metered.live answers 503 (a web page, not JSON): \
      the trouble is the service's: try again later
      """),
    Row(
      .throttled(wait: .seconds(90)),
      "https://a.metered.live takes no more requests now (429): try again in 90 s"),
    Row(
      .throttled(wait: nil),
      "https://a.metered.live takes no more requests now (429): try again in a minute"),
    Row(
      .redirected(status: 302, to: "https://b.example/\u{1B}"),
      """
      https://a.metered.live redirects (302) to https://b.example/?, which is not followed, \
      since the key travels in the URL: give the right address as --base-url
      """),
    Row(
      .redirected(status: 301, to: nil),
      """
      https://a.metered.live redirects (301) to nowhere, which is not followed, \
      since the key travels in the URL: give the right address as --base-url
      """),
    Row(
      .unreachable(.unknownHost),
      """
      https://a.metered.live cannot be reached: the name does not resolve: \
      is it right, and does the DNS work here?
      """),
    Row(
      .unreachable(.connection(.refused)),
      """
      https://a.metered.live cannot be reached: connection refused: \
      nothing listens there, or a firewall rejects it; check host and port
      """),
    Row(
      .unreachable(.connection(.certificate(.refused("it has expired\n")))),
      """
      https://a.metered.live cannot be reached: certificate not trusted: it has expired?: \
      check the address, or give its authority's certificate as --ca-file
      """),
    Row(
      .unreachable(.timedOut),
      """
      https://a.metered.live cannot be reached: no answer in time: \
      try again, or allow more with --timeout
      """),
    Row(
      .unreachable(.proxy("proxy p:1 opens no tunnel to the service")),
      """
      https://a.metered.live cannot be reached: proxy p:1 opens no tunnel to the service: \
      check HTTPS_PROXY and NO_PROXY
      """),
    Row(
      .unreachable(.bodyTooLarge(status: 200, limit: 1 << 20)),
      """
      https://a.metered.live answers 200 with more than 1024 KiB: \
      is the app's name, or the base URL, right?
      """),
    Row(
      .unreachable(.malformedAnswer("invalid character in header")),
      """
      https://a.metered.live answers what is not HTTP (invalid character in header): \
      is the app's name, or the base URL, right?
      """),
    Row(.unreachable(.failed("x\n")), "https://a.metered.live cannot be reached: x?"),
    Row(
      .unusable(.html),
      """
      https://a.metered.live answers HTML, not JSON: \
      is the app's name, or the base URL, right?
      """),
    Row(
      .unusable(.empty),
      """
      https://a.metered.live answers an empty list of ICE servers: \
      check in the app's dashboard that it has TURN credentials
      """),
    Row(
      .unusable(.notJSON(JSONSyntaxError(line: 1, column: 3, fault: .incomplete))),
      """
      https://a.metered.live answers what is not JSON (line 1, column 3: the document ends too \
      early): is the app's name, or the base URL, right?
      """),
    Row(
      .refused(status: 200, .said("Welcome")),
      """
      https://a.metered.live answers 200 "Welcome": \
      is the base URL right, and does the app's plan include the region?
      """),
    Row(
      .throttled(wait: .milliseconds(5)),
      "https://a.metered.live takes no more requests now (429): try again in 1 s"),
  ])
  func `says what failed, on what, why, and what to do`(row: Row) {
    let error = MeteredError(service: "https://a.metered.live", reason: row.reason)
    #expect(error.displayText.text == row.text)
    #expect(error.isKeyRefused == row.keyRefused)
  }

  @Test(
    arguments: [
      (.refused(status: 401, .nothing), 401), (.throttled(wait: nil), 429),
      (.redirected(status: 302, to: nil), 302), (.unusable(.html), 200),
      (.unusable(.nothing, status: 204), 204),
      (.unreachable(.timedOut), nil), (.unreachable(.bodyTooLarge(status: 302, limit: 1)), 302),
    ] as [(MeteredError.Reason, Int?)])
  func `tells the status where there was an answer`(reason: MeteredError.Reason, status: Int?) {
    #expect(MeteredError(service: "", reason: reason).status == status)
  }

  @Test func `becomes a region's state`() {
    let error = MeteredError(service: "s", reason: .refused(status: 404, .nothing))
    let region = Region.accountDefault
    let took = Duration.milliseconds(5)
    #expect(
      FetchOutcome(region: region, took: took, result: .failure(.service(error))).state
        == .failed(error.displayText, status: 404))
    #expect(
      FetchOutcome(region: region, took: took, result: .success(.init(status: 200, servers: [])))
        .state == .fetched(took: took, status: 200))
  }

  struct Row: CustomTestStringConvertible {
    var reason: MeteredError.Reason
    var keyRefused: Bool
    var text: String
    var testDescription: String { text }

    init(_ reason: MeteredError.Reason, keyRefused: Bool = false, _ text: String) {
      self.reason = reason
      self.keyRefused = keyRefused
      self.text = text
    }
  }
}
