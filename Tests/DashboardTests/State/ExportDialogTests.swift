import Dashboard
import RelayKit
import Testing

@Suite struct ExportDialogTests {
  @Test func `proposes a name and asks for the file`() {
    var state = DashboardState.mixed
    #expect(state.press("je\n") == [.export(request("usa", "turntop-usa.json"))])
    #expect(state.draw().text.contains("writing .."))
  }

  @Test func `writes once however often enter is pressed`() {
    var state = DashboardState.mixed
    #expect(state.press("e\n\n\n").count == 1)
  }

  @Test func `takes the name that was typed or pasted`() {
    var state = DashboardState.mixed
    _ = state.press("ef")
    _ = state.handle(.key(.control("u")))
    _ = state.press("/tmp/q?")
    _ = state.handle(.paste("e.json\n"))
    #expect(state.press("\n") == [.export(request("us_east", "/tmp/q?e.json"))])
  }

  @Test func `gives the file its usual name in a folder that is named alone`() {
    var state = DashboardState.mixed
    _ = state.press("ef")
    _ = state.handle(.key(.control("u")))
    _ = state.press("~/out/")
    #expect(state.press("\n") == [.export(request("us_east", "~/out/turntop-us_east.json"))])
  }

  @Test func `asks for a name where there is none`() {
    var state = DashboardState.mixed
    _ = state.press("ef")
    _ = state.handle(.key(.control("u")))
    #expect(state.press("\n") == [])
    #expect(state.draw().text.contains("a file name is needed"))
    #expect(state.press("x\n") == [.export(request("us_east", "x"))])
  }

  @Test func `replaces a file only after a yes`() {
    var state = DashboardState.mixed
    _ = state.press("e\n")
    _ = state.handle(.exported(.alreadyExists(path: "turntop-us_east.json")))
    #expect(state.draw().text.contains("turntop-us_east.json exists. Replace it?"))
    #expect(state.press("\nqjx") == [])
    #expect(
      state.press("y") == [.export(request("us_east", "turntop-us_east.json", [.replacing]))])
  }

  @Test(arguments: [Size(columns: 60, rows: 20), Size(columns: 80, rows: 24)])
  func `scrolls what would change, to its end and no further`(_ size: Size) {
    var state = DashboardState(snapshot: SnapshotFixtures.mixed, size: size)
    let lines = (1...40).map { "+ turn:server-\($0 + 10).example" as DisplayText }
    _ = state.press("eJJ\n")
    _ = state.handle(.exported(.alreadyExists(path: "a", changes: lines)))
    let seen = { (state: DashboardState, number: Int) in
      state.draw().text.contains("server-\(number).example")
    }
    #expect(seen(state, 11) && !seen(state, 50))
    _ = state.press("j")
    #expect(!seen(state, 11) && seen(state, 12))
    _ = state.press("Gjjj")
    #expect(seen(state, 50))
    _ = state.press("k")
    #expect(!seen(state, 50) && seen(state, 49))
    _ = state.press("g")
    _ = state.handle(.key(.pageDown))
    #expect(!seen(state, 11))
    _ = state.handle(.key(.pageUp))
    #expect(seen(state, 11))
    #expect(state.press("y").count == 1)
  }

  @Test(arguments: [Key.character("n"), .escape])
  func `goes back to the name after a no`(_ key: Key) {
    var state = DashboardState.mixed
    _ = state.press("e\n")
    _ = state.handle(.exported(.alreadyExists(path: "turntop-us_east.json")))
    #expect(state.handle(.key(key)) == [])
    #expect(state.press("2\n") == [.export(request("us_east", "turntop-us_east.json2"))])
  }

  @Test(arguments: [
    ("/t/new", "There is no folder /t/new. Make it, for you alone?"),
    ("/t/new/deep", "There is no folder /t/new. Make /t/new/deep, for you alone?"),
  ])
  func `makes a folder only after a yes`(_ folder: String, _ question: String) {
    var state = DashboardState.mixed
    _ = state.press("e\n")
    _ = state.handle(
      .exported(.folderMissing(DisplayText(sanitizing: folder), first: "/t/new")))
    #expect(state.draw().text.contains(question))
    #expect(state.press("\nqjx") == [])
    var refused = state
    _ = refused.press("n")
    #expect(refused.press("2\n") == [.export(request("us_east", "turntop-us_east.json2"))])
    #expect(
      state.press("y") == [.export(request("us_east", "turntop-us_east.json", [.makingFolders]))])
  }

  @Test func `tells where the file is and closes`() {
    var state = DashboardState.mixed
    _ = state.press("e\n")
    _ = state.handle(.exported(.written(WrittenExport(path: "/home/me/turntop-us_east.json"))))
    #expect(state.screen == .regions)
    #expect(state.draw().text.contains("wrote /home/me/turntop-us_east.json, mode 0600"))
  }

  @Test(
    arguments: [
      (
        WrittenExport(path: "a", omissions: [ExportOmission(url: "turn:b", reason: "why")]),
        "wrote a, mode 0600; left out turn:b: why"
      ),
      (
        WrittenExport(path: "a", isPrivate: false),
        "wrote a, which others may read: this file system knows no permissions"
      ),
      (
        WrittenExport(path: "a", copy: "the old file is kept as a.bak"),
        "wrote a, mode 0600; the old file is kept as a.bak"
      ),
      (
        WrittenExport(path: "a", doubt: "wrote a, but it may not outlast a power cut"),
        "wrote a, but it may not outlast a power cut"
      ),
    ] as [(WrittenExport, String)])
  func `tells what is not as it should be`(_ file: WrittenExport, _ text: String) {
    var state = DashboardState.mixed
    _ = state.press("e\n")
    _ = state.handle(.exported(.written(file)))
    #expect(state.draw().text.contains(text))
  }

  @Test func `has nothing to export where a browser would take nothing`() {
    var snapshot = SnapshotFixtures.mixed
    snapshot.regions[8].iceServers = [ICEServer(urls: ["dtls", "turn:a.example"])]
    var state = DashboardState(snapshot: snapshot, size: Size(columns: 120, rows: 40))
    #expect(state.press("e") == [])
    #expect(state.screen == .regions)
    #expect(
      state.draw().text.contains(
        "us_east: nothing to export, left out 2 URLs"))
  }

  @Test func `stays open with what went wrong, until the name is changed`() {
    var state = DashboardState.mixed
    _ = state.press("e\n")
    _ = state.handle(.exported(.failed("cannot write /x/y: Permission denied")))
    #expect(state.draw().text.contains("cannot write /x/y: Permission denied"))
    _ = state.press("2")
    #expect(!state.draw().text.contains("Permission denied"))
  }

  @Test func `shows the whole of a long path and reason, however narrow the screen`() {
    let path = "/" + (1...9).map { "folder-\($0)" }.joined(separator: "/") + "/ice.json"
    let reason = "cannot write \(path): No space left on device (write): free some space"
    for (outcome, end) in [
      (ExportOutcome.alreadyExists(path: DisplayText(sanitizing: path)), "Replaceit?"),
      (.failed(DisplayText(sanitizing: reason)), "freesomespace"),
    ] {
      var state = DashboardState(
        snapshot: SnapshotFixtures.mixed, size: Size(columns: 40, rows: 10))
      _ = state.press("e\n")
      _ = state.handle(.exported(outcome))
      let shown = state.draw().text.filter { !$0.isWhitespace }
      #expect(shown.contains(path) && shown.contains(end), "\(state.draw().text)")
    }
  }

  @Test func `tells how it ended after the person has left`() {
    var state = DashboardState.mixed
    _ = state.press("e\n")
    _ = state.handle(.key(.escape))
    _ = state.handle(.exported(.failed("cannot write /x/y: Permission denied")))
    #expect(state.screen == .regions)
    #expect(state.draw().text.contains("cannot write /x/y: Permission denied"))
  }

  @Test(arguments: [
    (ExportOutcome.written(WrittenExport(path: "/x/a.json")), "/x/a.json", KeyContext.regions),
    (.alreadyExists(path: "a.json", changes: []), "a.json exists. Replace it?", .exportConsent),
    (.folderMissing("/srv/new", first: "/srv/new"), "/srv/new", .exportFolder),
    (.failed("a.json: no space"), "a.json: no space", .exportPath),
  ])
  func `shows how it ended once the help that lay over it is closed`(
    _ outcome: ExportOutcome, _ text: String, _ place: KeyContext
  ) {
    var state = DashboardState.mixed
    _ = state.press("e\n?")
    _ = state.handle(.exported(outcome))
    #expect(state.context == .help)
    _ = state.press("j?")
    #expect(state.context == place)
    #expect(state.draw().text.contains(text))
  }

  @Test func `has nothing to export before there are credentials`() {
    var state = DashboardState.mixed
    _ = state.press("Ge")
    #expect(state.screen == .regions)
    #expect(state.draw().text.contains("standard: nothing to export, there are no credentials"))
  }

  @Test func `exports from the servers too and comes back there`() {
    var state = DashboardState.mixed
    _ = state.press("\ne")
    _ = state.handle(.key(.escape))
    #expect(state.screen == .page(.detail, over: .regions))
  }

  private func request(
    _ name: String, _ path: String, _ consents: Set<ExportConsent> = []
  ) -> ExportRequest {
    ExportRequest(
      regions: [Region(named: name) ?? .accountDefault], order: ExportOrder(format: .standard),
      path: path, consents: consents)
  }
}
