import Dashboard
import RelayKit
import TestSupport
import Testing

@Suite struct FrameGoldenTests {
  @Test(arguments: Scene.all, Self.sizes)
  func `looks as a person has found right`(_ scene: Scene, _ size: Size) throws {
    let frame = scene.state(size).draw()
    try Golden(name: "\(scene.name)-\(size.columns)x\(size.rows)").expect(frame.text)
  }

  @Test(arguments: Page.allCases)
  func `knows the look of every page`(_ page: Page) {
    let pages = Scene.all.map { $0.state(Size(columns: 80, rows: 24)).screen }
    #expect(pages.contains { if case .page(page, _, _) = $0 { true } else { false } })
  }

  @Test(arguments: Scene.all)
  func `shows the same in ASCII alone`(_ scene: Scene) throws {
    let frame = scene.state(Size(columns: 80, rows: 24), glyphs: .ascii).draw()
    #expect(frame.text.utf8.allSatisfy { $0 < 0x80 })
    try Golden(name: "\(scene.name)-80x24-ascii").expect(frame.text)
  }

  @Test(arguments: Scene.all, [Size(columns: 80, rows: 24), Size(columns: 160, rows: 50)])
  func `gives a role to what needs an eye and to nothing else`(_ scene: Scene, _ size: Size) throws
  {
    let frame = scene.state(size).draw()
    try Golden(name: "\(scene.name)-\(size.columns)x\(size.rows)-roles").expect(frame.roles)
  }

  /// A letter a cell for its attributes: what is told without colours.
  @Test(.acceptance(.noColour), arguments: Scene.all.filter { $0.name.hasPrefix("export-") })
  func `tells the dialog's parts apart without colours`(_ scene: Scene) throws {
    let frame = scene.state(Size(columns: 80, rows: 24)).draw()
    try Golden(name: "\(scene.name)-80x24-mono").expect(
      frame.attributes(by: ThemeLibrary.bundledTheme(named: "dark")))
  }

  @Test(.acceptance(.columnPolicy), arguments: [60, 80, 100, 132, 200])
  func `shows the columns that a width has room for`(_ columns: Int) throws {
    let state = try #require(Scene.all.first { $0.name == "mixed" })
      .state(Size(columns: columns, rows: 24))
    try Golden(name: "columns-\(columns)")
      .expect(state.draw().text.split(separator: "\n")[2...4].joined(separator: "\n"))
  }

  @Test(.acceptance(.columnPolicy), arguments: [80, 100, 120, 132, 160, 200])
  func `shows the greatest change of a server's answers wherever it shows the mean`(
    _ columns: Int
  ) throws {
    let state = try #require(Scene.all.first { $0.name == "relays-detail" })
      .state(Size(columns: columns, rows: 50))
    let headings = state.draw().text.split(separator: "\n").filter { $0.contains("p50") }
    #expect(!headings.isEmpty)
    for heading in headings {
      #expect(
        heading.split(separator: "p50").allSatisfy { $0.contains("jmax") || !$0.contains("jit") })
    }
  }

  @Test(.acceptance(.tooSmall)) func `says what is too small and what is needed`() throws {
    let state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 39, rows: 9))
    try Golden(name: "too-small").expect(state.draw().text)
  }

  private static let sizes = [(60, 20), (80, 24), (120, 40), (160, 50)].map {
    Size(columns: $0.0, rows: $0.1)
  }
}

/// A moment worth looking at: a snapshot and what was pressed.
struct Scene: Sendable, CustomTestStringConvertible {
  var name: String
  var snapshot: Snapshot
  var events: [Event] = []

  var testDescription: String { name }

  func state(_ size: Size, glyphs: GlyphSet = .unicode) -> DashboardState {
    var state = DashboardState(
      snapshot: snapshot, size: size, glyphs: glyphs, settings: SettingsFixtures.layered)
    for event in events { _ = state.handle(event) }
    return state
  }

  static let all = [
    Scene(name: "loading", snapshot: SnapshotFixtures.loading),
    Scene(name: "mixed", snapshot: SnapshotFixtures.mixed, events: keys("jjjjjjj")),
    Scene(name: "stopped", snapshot: SnapshotFixtures.stopped, events: keys("j")),
    Scene(name: "failed", snapshot: SnapshotFixtures.failed),
    Scene(name: "hostile", snapshot: SnapshotFixtures.hostile),
    Scene(name: "filtered", snapshot: SnapshotFixtures.mixed, events: keys("p/us_")),
    Scene(name: "filtered-empty", snapshot: SnapshotFixtures.mixed, events: keys("/mars\n")),
    Scene(name: "sorted", snapshot: SnapshotFixtures.mixed, events: keys("ssSG")),
    Scene(name: "help", snapshot: SnapshotFixtures.mixed, events: keys("?")),
    Scene(name: "detail", snapshot: SnapshotFixtures.mixed, events: keys("/us_c\n\n")),
    Scene(name: "relays", snapshot: SnapshotFixtures.relays, events: keys("jjjjjj")),
    Scene(name: "relays-detail", snapshot: SnapshotFixtures.relays, events: keys("/us_c\n\n")),
    Scene(name: "relays-refused", snapshot: SnapshotFixtures.relays, events: keys("/europe_w\n")),
    Scene(name: "servers", snapshot: SnapshotFixtures.relays, events: keys("ujjj")),
    Scene(
      name: "servers-filtered", snapshot: SnapshotFixtures.relays,
      events: keys("u/url:tls ms:<100\n5")),
    Scene(name: "compare", snapshot: SnapshotFixtures.relays, events: keys("jj jjjj jjjjjjjj c")),
    Scene(name: "network", snapshot: SnapshotFixtures.relays, events: keys("n")),
    Scene(name: "troubled-network", snapshot: SnapshotFixtures.troubled, events: keys("n")),
    Scene(
      name: "troubled-detail", snapshot: SnapshotFixtures.troubled, events: keys("/asia_w\n\n")),
    Scene(
      name: "transactions", snapshot: SnapshotFixtures.troubled, events: keys("/us_c\n\nxG")),
    Scene(
      name: "transactions-silent", snapshot: SnapshotFixtures.troubled,
      events: keys("/us_c\n\nxx")),
    Scene(name: "settings", snapshot: SnapshotFixtures.mixed, events: keys("--,")),
    Scene(name: "columns", snapshot: SnapshotFixtures.mixed, events: keys("oj j ")),
    Scene(name: "themes", snapshot: SnapshotFixtures.mixed, events: keys("tjj")),
    Scene(name: "relays-help", snapshot: SnapshotFixtures.relays, events: keys("?")),
    Scene(
      name: "messages", snapshot: SnapshotFixtures.loading,
      events: [.snapshot(SnapshotFixtures.mixed), .snapshot(SnapshotFixtures.failed)]
        + keys("rm")),
    Scene(name: "export", snapshot: SnapshotFixtures.mixed, events: keys("e")),
    Scene(
      name: "export-exists", snapshot: SnapshotFixtures.mixed,
      events: keys("e\n") + [
        .exported(
          .alreadyExists(
            path: "/tmp/turntop-us_east.json",
            changes: [
              "- turn:old.example:80", "+ turn:new.example:80",
              "2 names or passwords changed",
            ]))
      ]),
    Scene(name: "export-url", snapshot: SnapshotFixtures.relays, events: keys("ujjjeu")),
    Scene(
      name: "export-complete", snapshot: SnapshotFixtures.mixed,
      events: keys("ef") + [
        .key(.control("u")), .paste("~/ice"), .key(.tab),
        .folderRead(
          PathQuestion(typed: "~/ice"),
          .names([
            PathName("ice-eu.json"), PathName("ice-us.json"), PathName("ice-old", isFolder: true),
          ])), .key(.tab), .key(.tab),
      ]),
    Scene(
      name: "export-folder", snapshot: SnapshotFixtures.mixed,
      events: keys("e\n") + [.exported(.folderMissing("/srv/ice/new", first: "/srv/ice"))]),
    Scene(name: "export-help", snapshot: SnapshotFixtures.mixed, events: keys("e?")),
    Scene(name: "export-filter", snapshot: SnapshotFixtures.mixed, events: keys("e/jit")),
    Scene(name: "export-refused", snapshot: SnapshotFixtures.mixed, events: keys("e/nextcl\n")),
    Scene(
      name: "export-marked", snapshot: SnapshotFixtures.relays,
      events: keys("j jj e/jits\nmp")),
    Scene(
      name: "exported", snapshot: SnapshotFixtures.mixed,
      events: keys("e\n") + [
        .exported(.written(WrittenExport(path: "/home/me/turntop-us_east.json")))
      ]),
  ]

  static func keys(_ text: String) -> [Event] {
    text.map { $0 == "\n" ? .key(.enter) : .key(.character($0)) }
  }
}

extension Frame {
  /// A letter a cell for its role, capital where it is bold; plain text is a dot.
  fileprivate var roles: String {
    let letters: [Role: String] = [
      .text: ".", .muted: "m", .heading: "h", .best: "b", .good: "g", .warning: "w",
      .trouble: "t", .selection: "s", .key: "k", .input: "i", .accent: "a", .demo: "d",
    ]
    return self.letters { cell in
      let letter = letters[cell.style.role] ?? "?"
      return cell == .blank ? " " : cell.style.bold ? letter.uppercased() : letter
    }
  }

  /// A letter a cell for how it stands out where there are no colours; plain text is a dot.
  fileprivate func attributes(by theme: Theme) -> String {
    let letters: [(TextAttributes, String)] = [
      (.reverse, "r"), (.underline, "u"), (.bold, "b"), (.dim, "d"),
    ]
    return self.letters { cell in
      let attributes = theme.ink(for: cell.style, at: .mono).attributes
      let letter = letters.first { attributes.contains($0.0) }?.1
      return cell == .blank ? " " : letter ?? "."
    }
  }

  private func letters(_ letter: (Cell) -> String) -> String {
    (0..<size.rows).map { row in
      let line = (0..<size.columns).map { letter(self[Position(column: $0, row: row)]) }.joined()
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
