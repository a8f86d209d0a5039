import Dashboard
import RelayKit
import TestSupport
import Testing

/// What the footer calls keys, and which it gives up for want of room.
@Suite struct FooterTests {
  @Test(arguments: [
    ("", 80, "jk move  enter detail  s sort  / filter  p pause  e export  ? help  q quit"),
    ("p", 80, "jk move  enter detail  s sort  / filter  p resume  e export  ? help  q quit"),
    ("f", 80, "jk move  enter detail  s sort  / filter  p pause  f go on  ? help  q quit"),
    ("pf", 60, "jk move  enter detail  p resume  f go on  ? help  q quit"),
    ("?", 80, "jk move  esc back  ? close  q quit"),
    ("t", 80, "jk move  enter keep  t next  esc back  ? help  q quit"),
    ("e", 80, "jk move  enter write  f file  y copy  / filter  m proven  esc back  ? help"),
    ("em", 80, "jk move  enter write  f file  y copy  / filter  m all  esc back  ? help"),
    ("ep", 80, "jk move  enter write  f file  y copy  / filter  p any path  esc back  ? help"),
    (
      "j emps", 132,
      """
      jk move  enter write  f file  y copy  / filter  m all  p any path  s split  u url  J preview  \
      esc back  ? help  q quit
      """
    ),
    (
      "eu", 100,
      """
      jk move  enter write  f file  y copy  / filter  m proven  p policy  u all urls  esc back  ? help
      """
    ),
  ])
  func `calls keys by what they would do now`(_ keys: String, _ columns: Int, _ footer: String) {
    var state = DashboardState(
      snapshot: SnapshotFixtures.relays, size: Size(columns: columns, rows: 24))
    _ = state.press(keys)
    #expect(state.draw().text.split(separator: "\n").last.map(String.init) == footer)
  }

  @Test(.acceptance(.discoverability), arguments: Scene.all, [40, 60, 80, 100, 132, 200])
  func `leads to the help from every screen, where nothing is typed`(_ scene: Scene, columns: Int) {
    let state = scene.state(Size(columns: columns, rows: 24))
    guard state.context.isForKeys else { return }
    let footer = state.draw().text.split(separator: "\n").last.map(String.init) ?? ""
    #expect(footer.contains("? "), "\(footer)")
  }
}

extension KeyContext {
  fileprivate var isForKeys: Bool {
    ![.filter, .exportFilter, .exportPath, .tooSmall].contains(self)
  }
}
