import RelayKit
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct MeteredClientTests {
  private let stage = ClientStage()
  private let usEast = ["us_east"]

  @Test func `asks for every region at once`() async throws {
    let meeting = Meeting(of: Region.all.count)
    let transport = ScriptedTransport(stage.clock) { region, _ in
      await meeting.attend()
      return .success(.servers("turn:\(region).example"))
    }
    let outcomes = try await stage.fetch(Region.all.map(\.name), transport)
    #expect(Set(outcomes.map(\.region)) == Set(Region.all))
    for outcome in outcomes {
      let server = ICEServer(urls: ["turn:\(outcome.region.name).example"])
      #expect(outcome.result == stage.success(server))
      #expect(outcome.took == .zero)
    }
  }

  @Test func `delivers each region as it comes`() async throws {
    let clock = stage.clock
    let transport = ScriptedTransport(stage.clock) { region, _ in
      try? await clock.sleep(for: .seconds(region == "eu" ? 1 : 2))
      return .success(.servers())
    }
    async let first: Void = stage.advance(by: .seconds(1), when: 2)
    var outcomes: [FetchOutcome] = []
    try await stage.client(transport).fetch(.named(["us_east", "eu"])) { outcome in
      outcomes.append(outcome)
      clock.advance(by: .seconds(1))
    }
    await first
    #expect(outcomes.map(\.region.name) == ["eu", "us_east"])
    #expect(outcomes.map(\.took) == [.seconds(1), .seconds(2)])
  }

  @Test(.acceptance(.concurrencyHonesty)) func `lets no region's failure touch another`()
    async throws
  {
    let transport = ScriptedTransport(stage.clock) { region, _ in
      switch region {
      case "eu": .failure(.unknownHost)
      case "asia": .success(.error(404, #"{"message": "no such region"}"#))
      default: .success(.servers())
      }
    }
    let outcomes = try await stage.fetch(["eu", "asia", "us_east"], transport)
    #expect(
      Dictionary(uniqueKeysWithValues: outcomes.map { ($0.region.name, $0.result) }) == [
        "eu": .failure(stage.error(.unreachable(.unknownHost))),
        "asia": .failure(stage.error(.refused(status: 404, .said("no such region")))),
        "us_east": stage.success(ICEServer(urls: ["turn:a.example"])),
      ])
  }

  @Test func `delivers nothing more once cancelled`() async throws {
    let transport = ScriptedTransport(stage.clock) { _, _ in .success(.error(503)) }
    let client = try stage.client(transport)
    let fetching = Task { [regions = [Region].named(usEast)] in
      var outcomes: [FetchOutcome] = []
      await client.fetch(regions) { outcomes.append($0) }
      return outcomes
    }
    await stage.clock.sleepers(1)
    fetching.cancel()
    #expect(await fetching.value == [])
  }

  @Test func `asks where the document says, with the key`() async throws {
    let transport = ScriptedTransport(stage.clock) { _, _ in .success(.servers()) }
    _ = try await stage.fetch(["us_east", "default"], transport)
    let path = "https://app.metered.live/api/v1/turn/credentials?apiKey=k%26y-0123456789abc"
    #expect(Set(transport.requests.map(\.url)) == [path, path + "&region=us_east"])
  }
}
