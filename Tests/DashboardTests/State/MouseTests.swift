import Dashboard
import RelayKit
import TestSupport
import Testing

@Suite(.acceptance(.mouse)) struct MouseTests {
  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 160, rows: 50)])
  func `selects whatever row is drawn where it clicks`(_ size: Size) throws {
    for row in 0..<size.rows where row != 3 {
      var state = DashboardState.clicking(size)
      let line = state.draw().text.split(separator: "\n", omittingEmptySubsequences: false)[row]
      let drawn = state.shown.first { line.dropFirst(5).hasPrefix("\($0.name) ") }
      let selected = state.selected
      guard drawn != selected else { continue }
      #expect(state.click(10, row) == [])
      #expect(state.selected == drawn ?? selected && state.screen == .regions)
    }
  }

  @Test(arguments: ["udp", "tcp", "tls", "jit", "loss", "region"])
  func `sorts by the heading it clicks on, and the other way round by the next click`(
    _ title: String
  ) throws {
    let before = DashboardState.clicking()
    var (clicked, pressed) = (before, before)
    let heading = clicked.lines[3]
    let column = try #require(heading.ranges(of: title).first).lowerBound
    let place = heading[..<column].split(separator: " ").count + 1
    for _ in 0..<2 {
      #expect(clicked.click(heading.distance(from: heading.startIndex, to: column), 3) == [])
      _ = pressed.press("\(place)")
      #expect(clicked.draw() == pressed.draw() && clicked.draw() != before.draw())
    }
  }

  @Test func `opens a row that is clicked on twice, and does nothing on the page`() {
    var state = DashboardState.clicking()
    _ = state.click(10, 6)
    _ = state.click(10, 6)
    #expect(state.screen == .page(.detail, over: .regions))
    #expect(state.selected == state.shown[2])
    let before = state
    _ = state.click(10, 6)
    #expect(state == before)
  }

  @Test func `scrolls three rows a notch, and takes the selection along at the edge`() {
    var state = DashboardState.clicking()
    _ = state.handle(.mouse(.wheelDown))
    #expect(state.draw().text.contains("4-14 of 22 regions"))
    #expect(state.selected == state.shown[3])
    _ = state.handle(.mouse(.wheelUp))
    #expect(state.draw().text.contains("1-11 of 22 regions"))
    #expect(state.selected == state.shown[3])
    for _ in 0..<9 { _ = state.handle(.mouse(.wheelDown)) }
    #expect(state.draw().text.contains("12-22 of 22 regions"))
  }

  @Test func `scrolls a page by three lines`() {
    var state = DashboardState.clicking()
    _ = state.press("?")
    _ = state.handle(.mouse(.wheelDown))
    #expect(state.screen == .page(.help, scroll: 3, over: .regions))
  }

  @Test func `chooses in a list, and takes what is clicked on twice`() throws {
    var state = DashboardState.clicking()
    _ = state.press("t")
    let row = try #require(state.lines.firstIndex { $0.hasSuffix("gruvbox") })
    #expect(state.click(75, row) == [.theme("gruvbox")])
    #expect(state.click(75, row) == [.save(Preferences(theme: "gruvbox"))])
    #expect(state.screen == .regions)
  }

  @Test func `is told to nobody where there is nothing to click on`() {
    for position in [(0, 0), (79, 23), (3, 15), (500, 500)] {
      var state = DashboardState.clicking()
      let before = state
      #expect(state.click(position.0, position.1) == [])
      #expect(state == before)
    }
  }

  @Test func `is off until a key asks for it, tells how to select text, and is off again`() {
    var state = DashboardState.mixed
    let before = state
    #expect(state.click(10, 6) == [] && state == before)
    #expect(state.press("M") == [.mouse(true)])
    #expect(state.draw().text.contains("Shift-drag selects text"))
    #expect(state.press("M") == [.mouse(false)])
    #expect(state.draw().text.contains("mouse off: it selects text again"))
  }

  @Test func `is off, and says why, where the terminal has none`() {
    var state = DashboardState.mixed
    _ = state.press("M")
    _ = state.handle(.mouseRefused)
    #expect(!state.isMouseOn)
    #expect(state.draw().text.contains("no mouse: this terminal's description (TERM) has none"))
    #expect(state.press("M") == [.mouse(true)])
  }

  @Test(arguments: [
    ("<0;11;7M", [MouseReport.press(Position(column: 10, row: 6))]), ("<64;1;1M", [.wheelUp]),
    ("<65;300;100M", [.wheelDown]), ("<0;1000;7M", [.press(Position(column: 999, row: 6))]),
    ("<0;11;7m", []), ("<1;11;7M", []), ("<2;11;7M", []), ("<4;11;7M", []), ("<32;11;7M", []),
    ("<0;0;7M", []), ("<0;11M", []), ("<0;11;7;1M", []), ("<;;M", []), ("0;11;7M", []),
    ("<0;99999999999999999999;7M", []), ("<0;0000000000000000000000000000000000011;7M", []),
  ])
  func `is read as terminals report it`(_ report: String, _ expected: [MouseReport]) {
    for isOn in [true, false] {
      var decoder = InputDecoder()
      decoder.takesMouse = isOn
      let codes = "\u{1B}[\(report)j".utf8.map { InputDecoder.Code.byte($0) }
      let reports: [Event] = isOn ? expected.map { .mouse($0) } : []
      #expect(decoder.decode(codes) == reports + [.key(.character("j"))])
    }
  }
}

extension DashboardState {
  /// The mixed regions, with the mouse on and nothing said of it.
  fileprivate static func clicking(
    _ size: Size = Size(columns: 80, rows: 24)
  ) -> DashboardState {
    var state = DashboardState(snapshot: SnapshotFixtures.mixed, size: size)
    _ = state.setMouse(true)
    // Any notch takes the message away.
    _ = state.handle(.mouse(.wheelUp))
    return state
  }

  fileprivate mutating func click(_ column: Int, _ row: Int) -> [Effect] {
    handle(.mouse(.press(Position(column: column, row: row))))
  }

  fileprivate var lines: [Substring] {
    draw().text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
