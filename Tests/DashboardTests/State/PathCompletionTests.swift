import Dashboard
import RelayKit
import Testing

/// What tab does to the path of an export.
@Suite struct PathCompletionTests {
  @Test(
    arguments: [
      ("", "", ""), ("ice", "", "ice"), ("/tmp/ice", "/tmp/", "ice"), ("~/", "~/", ""),
      ("a//b", "a//", "b"), ("/\u{301}b", "/", "\u{301}b"),
    ])
  func `asks the folder that is typed for names that begin so`(
    _ typed: String, _ folder: String, _ beginning: String
  ) {
    let question = PathQuestion(typed: typed)
    #expect(question.folder == folder && question.beginning == beginning)
    var state = asking(typed)
    #expect(state.handle(.key(.tab)) == [.completePath(question)])
  }

  @Test(arguments: [
    ("", "a.json", true), ("", ".env", false), (".", ".env", true), (".e", ".env", true),
    ("a", "b", false), ("x/a", "ab", true), ("x/.", "a", false),
  ])
  func `admits hidden names only behind a dot`(_ typed: String, _ name: String, _ admits: Bool) {
    #expect(PathQuestion(typed: typed).admits(name) == admits)
  }

  @Test(arguments: [("~", "~/"), ("..", "../"), ("a/..", "a/../")])
  func `knows some folders without a question`(_ typed: String, _ path: String) {
    var state = asking(typed)
    #expect(state.handle(.key(.tab)) == [])
    #expect(written(by: state) == path)
  }

  @Test(
    arguments: [
      ("/t/i", ["ice.json"], "/t/ice.json"),
      ("/t/i", ["ice/"], "/t/ice/"),
      ("/t/i", ["ice.json", "ice-old.json"], "/t/ice"),
      ("/t/", ["b", "a/"], "/t/"),
      ("/t/e", ["e\u{301}a", "e\u{301}b"], "/t/e\u{301}"),
      ("/t/x", [], "/t/x"),
    ])
  func `puts in what all the names share`(_ typed: String, _ names: [String], _ path: String) {
    var state = asking(typed)
    answer(&state, typed, names)
    #expect(written(by: state).utf8.elementsEqual(path.utf8))
  }

  @Test func `goes round the names, and back, whenever tab is pressed again`() {
    var state = asking("/t/i")
    answer(&state, "/t/i", ["ice/", "ich", "icf"])
    #expect(state.draw().text.contains("\nice/  icf  ich\n"))
    for (key, path) in [
      (Key.tab, "/t/ice/"), (.tab, "/t/icf"), (.tab, "/t/ich"), (.tab, "/t/ice/"),
      (.backTab, "/t/ich"),
    ] {
      #expect(state.handle(.key(key)) == [])
      #expect(written(by: state) == path)
    }
  }

  /// The question is what matters then.
  @Test func `takes the names away once the file is to be written`() {
    var state = asking("/t/i")
    answer(&state, "/t/i", ["ice", "ich"])
    _ = state.handle(.key(.tab))
    _ = state.press("\n")
    #expect(state.draw().text.contains("writing .."))
    _ = state.handle(.exported(.alreadyExists(path: "/t/ice")))
    #expect(state.draw().text.contains("/t/ice exists. Replace it?"))
    #expect(!state.draw().text.contains("ice  ich"))
  }

  @Test func `asks in the folder that was chosen once its slash is typed`() {
    var state = asking("/t/i")
    answer(&state, "/t/i", ["ice/", "ich"])
    _ = state.handle(.key(.tab))
    _ = state.press("/")
    #expect(state.handle(.key(.tab)) == [.completePath(PathQuestion(typed: "/t/ice/"))])
    _ = state.press("/")
    #expect(written(by: state) == "/t/ice//")
  }

  @Test func `completes what stands before the cursor, and doubles no slash`() {
    var state = asking("/t/i/x.json")
    for _ in "/x.json" { _ = state.handle(.key(.left)) }
    answer(&state, "/t/i", ["ice/"])
    #expect(written(by: state) == "/t/ice/x.json")
  }

  /// What is written to is the file that is there, whatever its name.
  @Test func `shows a name without its control characters, and uses it as it is`() {
    var state = asking("/t/")
    answer(&state, "/t/", ["a\u{1B}[31m\u{202E}\n.json"])
    #expect(state.draw().text.contains("file  /t/a?[31m??.json"))
    #expect(written(by: state) == "/t/a\u{1B}[31m\u{202E}\n.json")
    answer(&state, "/t/a\u{1B}[31m\u{202E}\n.json", ["x"])
    #expect(state.draw().cursor?.column == "file  /t/x".count)
  }

  @Test(
    arguments: [
      (PathAnswer.names([]), "nothing that begins with i in /t/"),
      (.names([], foreign: 2), "in /t/; 2 not in UTF-8, which cannot be typed"),
      (.failed("cannot read /t/: Permission denied"), "cannot read /t/: Permission denied"),
    ] as [(PathAnswer, String)])
  func `says why there is no way on, until a key is pressed`(
    _ answer: PathAnswer, _ words: String
  ) {
    var state = asking("/t/i")
    _ = state.handle(.key(.tab))
    _ = state.handle(.folderRead(PathQuestion(typed: "/t/i"), answer))
    #expect(state.draw().text.contains(words))
    _ = state.press("c")
    #expect(!state.draw().text.contains(words))
  }

  @Test func `takes no answer to what was asked before`() {
    var state = asking("/t/i")
    _ = state.handle(.key(.tab))
    _ = state.press("x")
    _ = state.handle(.folderRead(PathQuestion(typed: "/t/i"), .names([PathName("ice")])))
    #expect(written(by: state) == "/t/ix")
  }

  @Test(arguments: [1, 20, 40, 60, 200])
  func `shows the chosen name however many there are`(_ columns: Int) {
    var state = asking("/t/")
    _ = state.handle(.resize(Size(columns: columns, rows: 24)))
    let names = (0..<60).map { "name-\($0 + 10)" }
    answer(&state, "/t/", names)
    for name in names {
      _ = state.handle(.key(.tab))
      guard columns >= 40 else { continue }
      let line = state.draw().text.split(separator: "\n").first { $0.hasPrefix("name-") }
      #expect(line?.contains(name) ?? false, "\(state.draw().text)")
      #expect(columns < 40 || line?.contains("more") ?? false)
    }
  }

  /// The dialog with its path typed.
  private func asking(_ typed: String) -> DashboardState {
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 80, rows: 24))
    _ = state.press("ef")
    _ = state.handle(.key(.control("u")))
    _ = state.handle(.paste(typed))
    return state
  }

  private func answer(_ state: inout DashboardState, _ typed: String, _ names: [String]) {
    _ = state.handle(.key(.tab))
    let found = names.map { name in
      name.hasSuffix("/") ? PathName(String(name.dropLast()), isFolder: true) : PathName(name)
    }
    _ = state.handle(.folderRead(PathQuestion(typed: typed), .names(found)))
  }

  /// The path as it is typed: a folder's without the file's name, which nobody typed.
  private func written(by state: DashboardState) -> String {
    var state = state
    let usual = "turntop-us_east.json"
    guard case .export(let request)? = state.press("\n").first else { return "" }
    return request.path.hasSuffix("/\(usual)")
      ? String(request.path.dropLast(usual.count)) : request.path
  }
}
