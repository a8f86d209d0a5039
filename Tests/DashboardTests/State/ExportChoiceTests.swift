import Dashboard
import RelayKit
import Testing

/// For whom an export is, and what of it is wanted.
@Suite struct ExportChoiceTests {
  @Test(
    arguments: [
      ("j", "js", "turntop-us_east.mjs"),
      ("jjk", "js", "turntop-us_east.mjs"),
      ("G", "mirotalk", ".env"),
      ("Gg", "json", "turntop-us_east.json"),
      ("/janus\n", "janus", "janus.jcfg"),
      ("/GALENE\n", "galene", "ice-servers.json"),
    ])
  func `writes for the consumer that is chosen, under its usual name`(
    _ keys: String, _ format: String, _ path: String
  ) throws {
    var state = DashboardState.mixed
    let consumer = try #require(ExportFormat.named(format))
    #expect(state.press("e\(keys)\n") == [.export(request(ExportOrder(format: consumer), path))])
  }

  @Test func `keeps a path that was typed when another consumer is chosen`() {
    var state = DashboardState.mixed
    _ = state.press("ef2")
    _ = state.handle(.key(.escape))
    let order = ExportOrder(format: ExportFormat.all[1])
    #expect(state.press("j\n") == [.export(request(order, "turntop-us_east.json2"))])
  }

  @Test func `says in words what is wanted, and asks for that`() {
    var state = DashboardState(
      snapshot: SnapshotFixtures.relays, size: Size(columns: 80, rows: 24))
    _ = state.press("e")
    #expect(state.draw().text.contains("all servers, any path"))
    _ = state.press("mp")
    #expect(state.draw().text.contains("only proven servers, the best four, relays only"))
    var order = ExportOrder(format: .standard)
    order.keep = .measured
    order.policy = .relay
    #expect(state.press("\n") == [.export(request(order, "turntop-us_east.json"))])
  }

  @Test(arguments: ["e", "ujjje", "j\ne"])
  func `exports the URL alone that was selected, which y copies`(_ keys: String) throws {
    var state = DashboardState(
      snapshot: SnapshotFixtures.relays, size: Size(columns: 80, rows: 24))
    _ = state.press(String(keys.dropLast()))
    guard case .copy(let clip)? = state.press("y").first else { throw Missing() }
    _ = state.press("eu")
    #expect(state.draw().text.contains("only \(clip.text.revealed), any path"))
    guard case .export(let request)? = state.press("\n").first else { throw Missing() }
    #expect(request.order.url == clip.text.revealed)
    let parcel = try request.parcel(of: SnapshotFixtures.relays)
    #expect(parcel.export.servers.map(\.url) == [clip.text.revealed])
  }

  @Test func `parts the marked regions into a file each, and shows them all`() throws {
    var state = DashboardState(
      snapshot: SnapshotFixtures.relays, size: Size(columns: 120, rows: 60))
    _ = state.press(" j es")
    let text = state.draw().text
    #expect(text.contains("all servers, any path, a file a region"))
    #expect(text.contains("global.json:") && text.contains("us_east.json:"))
    #expect(text.contains("into  turntop-export/"))
    guard case .export(let request)? = state.press("\n").first else { throw Missing() }
    let files = try request.files(of: SnapshotFixtures.relays)
    #expect(files.map(\.path) == ["turntop-export/global.json", "turntop-export/us_east.json"])
    #expect(files.map(\.parcel.region) == ["global", "us_east"])
  }

  @Test func `parts nothing where there is one region`() throws {
    var state = DashboardState.mixed
    guard case .export(let request)? = state.press("es\n").first else { throw Missing() }
    #expect(!request.order.splitsRegions)
  }

  @Test func `says which marked regions are not in it`() throws {
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 120, rows: 40))
    _ = state.press(" G e")
    #expect(state.draw().text.contains("left out standard: it has no credentials"))
    guard case .export(let request)? = state.press("\n").first else { throw Missing() }
    #expect(
      request.omissions(in: SnapshotFixtures.mixed) == [
        ExportOmission(url: "standard", reason: "it has no credentials")
      ])
  }

  @Test func `exports all URLs again after a second press`() throws {
    var state = DashboardState(
      snapshot: SnapshotFixtures.relays, size: Size(columns: 80, rows: 24))
    _ = state.press("euu")
    #expect(state.draw().text.contains("all servers, any path"))
    guard case .export(let request)? = state.press("\n").first else { throw Missing() }
    #expect(request.order.url == nil)
  }

  @Test func `exports the marked regions in the place of the selected one`() {
    var state = DashboardState.mixed
    _ = state.press("j je")
    #expect(state.draw().text.contains("export usa"))
    _ = state.handle(.key(.escape))
    _ = state.press(" e")
    #expect(state.draw().text.contains("export 2 marked regions"))
  }

  @Test func `exports however many regions are marked, under a name that has room`() throws {
    var state = DashboardState.mixed
    _ = state.press(" j j j j e")
    #expect(state.draw().text.contains("export 5 marked regions: "))
    guard case .export(let request)? = state.press("\n").first else { throw Missing() }
    #expect(request.regions.count == 5 && request.path == "turntop-5-regions.json")
  }

  @Test func `writes nothing for a consumer that takes none of the servers, and says why`() {
    var state = DashboardState.mixed
    #expect(state.press("e/nextcl\n\n") == [])
    #expect(state.draw().text.contains("nothing to export for Nextcloud Talk"))
  }

  @Test func `writes nothing where the filter leaves no consumer`() {
    var state = DashboardState.mixed
    #expect(state.press("e/zzz\n\n") == [])
    #expect(state.draw().text.contains("no consumer is chosen"))
  }

  @Test func `steps back from the filter to the dialog and from there to the table`() {
    var state = DashboardState.mixed
    _ = state.press("e/jan")
    for expected in ["34 consumers", "#  region"] {
      _ = state.handle(.key(.escape))
      #expect(state.draw().text.contains(expected))
    }
    #expect(state.screen == .regions)
  }

  @Test(arguments: [Size(columns: 60, rows: 20), Size(columns: 160, rows: 50)])
  func `shows no name and no password, whoever it is for`(_ size: Size) throws {
    var state = DashboardState(snapshot: SnapshotFixtures.mixed, size: size)
    let secrets = SnapshotFixtures.mixed.regions.flatMap(\.iceServers)
      .flatMap { [$0.username, $0.credential] }.compactMap { $0?.revealed }
    try #require(!secrets.isEmpty)
    _ = state.press("e")
    for _ in ExportFormat.all {
      let text = state.draw().text
      for secret in Set(secrets) where secret.count > 3 { #expect(!text.contains(secret)) }
      _ = state.press("j")
    }
  }

  @Test func `draws at every size`() {
    for columns in stride(from: 1, through: 200, by: 7) {
      for rows in 1...60 {
        var state = DashboardState(
          snapshot: SnapshotFixtures.mixed, size: Size(columns: columns, rows: rows))
        _ = state.press("e/a\nJJ")
        #expect(state.draw().size == Size(columns: columns, rows: rows))
      }
    }
  }

  private struct Missing: Error {}

  private func request(_ order: ExportOrder, _ path: String) -> ExportRequest {
    ExportRequest(
      regions: [Region(named: "us_east") ?? .accountDefault], order: order, path: path)
  }
}
