import Glibc
import Synchronization

/// A program that leads a session on a terminal of its own, as the command of `ssh -t` does: what
/// is typed and shown there is in the test's hands, byte for byte.
package final class TerminalProcess: Sendable {
  package let process: RunningProcess
  /// The program's home.
  package let folder: TemporaryFolder
  /// The line settings before it started, as text to compare.
  package let settingsBefore: String
  private let state: Mutex<State>

  private struct State {
    /// -1 once it is hung up.
    var master: Int32
    /// Keeps the settings when the program has gone.
    let slave: Int32
    var screen: TerminalScreen
    var bytes: [UInt8] = []
  }

  // TIOCSPTLCK and TIOCGPTN, which Swift cannot import (ioctl_tty(2)).
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  /// Opens a terminal of this size and starts the program on it, with `TURNTOP_TEST_FD` open.
  package init(_ command: Command, columns: Int = 80, rows: Int = 24) throws {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    var (isLocked, number): (Int32, Int32) = (0, 0)
    guard master >= 0, ioctl(master, Self.setLock, &isLocked) == 0,
      ioctl(master, Self.getNumber, &number) == 0
    else { throw TestSupportError.system("open a terminal", errno) }
    folder = try TemporaryFolder()
    let path = "/dev/pts/\(number)"
    let slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    let screen = TerminalScreen(columns: columns, rows: rows)
    state = Mutex(State(master: master, slave: slave, screen: screen))
    settingsBefore = Self.settings(of: slave)
    Self.setSize(of: master, columns: columns, rows: rows)
    var command = command
    command.environment["TURNTOP_TEST_FD"] = "9"
    command.environment["HOME"] = folder.path
    process = try RunningProcess(
      command,
      opening: (0...2).map { OpenedFile($0, path, O_RDWR) }
        + [OpenedFile(9, folder.file("idle"), O_WRONLY | O_CREAT | O_APPEND)],
      leadsSession: true)
  }

  deinit {
    hangUp()
    process.kill()
    state.withLock { _ = close($0.slave) }
  }

  /// Types a text, in one write if it is taken.
  package func type(_ text: String) {
    type(Array(text.utf8))
  }

  /// Types bytes; where the program takes no more, as soon as it does.
  package func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    for _ in 0..<10_000 where !rest.isEmpty {
      let count = state.withLock { state in
        Self.takeOutput(&state)
        return rest.withUnsafeBytes { write(state.master, $0.baseAddress, $0.count) }
      }
      if count > 0 { rest = rest.dropFirst(count) } else { usleep(1_000) }
    }
  }

  /// Types a few bytes and leaves unread what is sent meanwhile.
  package func typeUnread(_ text: String) {
    let bytes = Array(text.utf8)
    state.withLock { _ = write($0.master, bytes, bytes.count) }
  }

  package func resize(columns: Int, rows: Int) {
    state.withLock { state in
      Self.takeOutput(&state)
      state.screen.resize(columns: columns, rows: rows)
      Self.setSize(of: state.master, columns: columns, rows: rows)
    }
  }

  /// Takes the terminal away, as a connection that breaks does.
  package func hangUp() {
    state.withLock { state in
      if state.master >= 0 { close(state.master) }
      state.master = -1
    }
  }

  /// The screen as all that was sent so far makes it.
  package var screen: TerminalScreen {
    state.withLock { state in
      Self.takeOutput(&state)
      return state.screen
    }
  }

  /// All that was sent since it was last asked.
  package func takeBytes() -> [UInt8] {
    state.withLock { state in
      Self.takeOutput(&state)
      defer { state.bytes = [] }
      return state.bytes
    }
  }

  /// The line settings, as text to compare.
  package var settings: String {
    state.withLock { Self.settings(of: $0.slave) }
  }

  /// How many bytes of what was typed nobody has read yet.
  package var unreadKeys: Int {
    var count: Int32 = 0
    return state.withLock { ioctl($0.slave, UInt(FIONREAD), &count) } == 0 ? Int(count) : 0
  }

  /// How often it has come to rest.
  package var rests: Int {
    (try? folder.text("idle"))?.count { $0 == "\n" } ?? 0
  }

  private static func takeOutput(_ state: inout State) {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while state.master >= 0 {
      let count = read(state.master, &chunk, chunk.count)
      guard count > 0 else { return }
      state.bytes += chunk.prefix(count)
      state.screen.take(chunk.prefix(count))
    }
  }

  private static func settings(of slave: Int32) -> String {
    var settings = termios()
    tcgetattr(slave, &settings)
    return "\(settings)"
  }

  private static func setSize(of master: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }
}

extension TerminalProcess {
  /// Waits until the screen is as asked for and returns it; throws with what it shows if not.
  @discardableResult
  package func wait(
    _ what: String, within limit: Duration = .seconds(30),
    until holds: @Sendable (TerminalScreen) -> Bool
  ) async throws -> TerminalScreen {
    let isShown = await eventually(within: limit) { holds(self.screen) }
    let screen = screen
    guard isShown else { throw TestSupportError.neverReady(what, log: screen.text) }
    return screen
  }

  /// Waits until the screen shows a text.
  @discardableResult
  package func wait(for text: String) async throws -> TerminalScreen {
    try await wait(text) { $0.text.contains(text) }
  }

  /// Types, and waits until the program has come to rest after it.
  package func settle(after keys: String) async throws {
    let before = rests
    type(keys)
    guard await eventually(within: .seconds(15), { self.rests > before }) else {
      throw TestSupportError.neverReady("rest after \(keys.debugDescription)", log: screen.text)
    }
  }

  /// Waits until all that was typed has been read.
  package func waitForReading() async throws {
    guard await eventually(within: .seconds(15), { self.unreadKeys == 0 }) else {
      throw TestSupportError.neverReady("reading", log: screen.text)
    }
  }

  /// Has the whole screen painted anew, and returns the bytes of that.
  ///
  /// What comes to rest after the screen was cleared has been painted.
  package func repaint() async throws -> [UInt8] {
    _ = takeBytes()
    let before = screen.clearCount
    type("\u{C}")
    try await wait("a cleared screen") { $0.clearCount > before }
    try await settle(after: Self.nothing)
    return takeBytes()
  }

  /// A key that means nothing: the program takes it, and comes to rest.
  package static let nothing = "\u{1}"

  /// Pauses the measuring and waits until nothing more comes of it.
  package func pause() async throws {
    type("p")
    try await wait(for: "paused")
    try await quiesce()
  }

  /// Waits until nothing has been sent for a while.
  package func quiesce() async throws {
    var before: [UInt8] = [0]
    while !before.isEmpty {
      _ = takeBytes()
      try await Task.sleep(for: .milliseconds(600))
      before = takeBytes()
    }
  }
}
