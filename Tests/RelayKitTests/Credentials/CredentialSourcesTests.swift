import RelayKit
import Synchronization
import Testing

@Suite struct CredentialSourcesTests {
  @Test func `reads files and asks the service, each for its own regions`() async throws {
    let files = ["a.json": #"[{"urls": "turn:a"}]"#, "b.json": "[", "c.json": #"["turn:c"]"#]
    let service = RecordingService()
    let sources = CredentialSources(reading: Self.reader(of: files), service: service)
    let named = try [#require(Region(named: "us_east")), .accountDefault]
    let own = Region.files(at: ["a.json", "b.json", "x.json", "c.json"])
    let outcomes = await Self.outcomes(of: named + own, from: sources)
    #expect(outcomes.map(\.region) == own + named)
    let broken = ICEServerListError.notJSON(
      JSONSyntaxError(line: 1, column: 2, fault: .incomplete))
    #expect(
      outcomes.prefix(4).map(\.result) == [
        .success(.init(status: nil, servers: [ICEServer(urls: ["turn:a"])])),
        .failure(.file(ICEServerFileError(path: "b.json", reason: .unusable(broken)))),
        .failure(.file(ICEServerFileError(path: "x.json", reason: .unreadable("not there")))),
        .success(.init(status: nil, servers: [ICEServer(urls: ["turn:c"])])),
      ])
    #expect(service.asked.withLock { $0 } == [named])
  }

  @Test func `asks no service where all regions are files`() async {
    let service = RecordingService()
    let sources = CredentialSources(reading: Self.reader(of: ["a": "[]"]), service: service)
    #expect(await Self.outcomes(of: Region.files(at: ["a"]), from: sources).count == 1)
    #expect(service.asked.withLock { $0 } == [])
  }

  @Test func `reads a file anew at each fetch`() async {
    let content = Mutex(#"["turn:a"]"#)
    let sources = CredentialSources(
      reading: { (path) throws(ICEServerFileError) in Array(content.withLock { $0 }.utf8) })
    let regions = Region.files(at: ["a"])
    var urls = await Self.outcomes(of: regions, from: sources).map(\.urls)
    content.withLock { $0 = #"["turn:b"]"# }
    urls += await Self.outcomes(of: regions, from: sources).map(\.urls)
    #expect(urls == [["turn:a"], ["turn:b"]])
  }

  private static func reader(of files: [String: String]) -> CredentialSources.Reader {
    { (path) throws(ICEServerFileError) in
      guard let text = files[path] else {
        throw ICEServerFileError(path: path, reason: .unreadable("not there"))
      }
      return Array(text.utf8)
    }
  }

  private static func outcomes(
    of regions: [Region], from sources: CredentialSources
  ) async -> [FetchOutcome] {
    var outcomes: [FetchOutcome] = []
    await sources.fetch(regions) { outcomes.append($0) }
    return outcomes
  }
}

extension FetchOutcome {
  fileprivate var urls: [String] { (try? result.get().servers.flatMap(\.urls)) ?? [] }
}

/// A service that remembers what it was asked for.
private final class RecordingService: CredentialSource {
  let asked = Mutex<[[Region]]>([])

  func fetch(_ regions: [Region], deliver: (FetchOutcome) async -> Void) async {
    asked.withLock { $0.append(regions) }
    for region in regions {
      await deliver(
        FetchOutcome(
          region: region, took: .zero, result: .success(.init(status: 200, servers: []))))
    }
  }
}
