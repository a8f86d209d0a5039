import Foundation

/// A terminal with a shell in it, in a tmux server of its own.
package final class Tmux: Sendable {
  /// The shell's working folder and home.
  package let folder: TemporaryFolder
  private let environment: [String: String]

  /// Opens a terminal of this size; the shell's prompt is `$ ` and nothing else.
  package init(
    columns: Int, rows: Int, environment: [String: String] = [:]
  ) async throws {
    folder = try TemporaryFolder()
    self.environment = environment.merging(["PS1": "$ ", "HOME": folder.path]) { own, _ in own }
    try await tmux(
      "-f", "/dev/null", "new-session", "-d", "-s", "test", "-x", "\(columns)", "-y", "\(rows)",
      "-c", folder.path, "env", "PS1=$ ", "bash", "--norc", "--noprofile")
    try await wait("the prompt") { $0.hasPrefix("$") }
  }

  /// Types text as it stands, then Enter.
  package func enter(_ text: String) async throws {
    try await tmux("send-keys", "-t", "test", "-l", text)
    try await press("Enter")
  }

  /// Presses keys by tmux's names: `Down`, `Enter`, `C-z`, `q`.
  package func press(_ keys: String...) async throws {
    try await tmux(["send-keys", "-t", "test"] + keys)
  }

  package func resize(columns: Int, rows: Int) async throws {
    try await tmux("resize-window", "-t", "test", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// The screen as it is, spaces at the ends of lines trimmed.
  package func screen() async throws -> String {
    try await tmux("capture-pane", "-t", "test", "-p")
  }

  /// What has scrolled off the screen and what was on it when it was cleared, oldest first.
  package func history() async throws -> String {
    try await tmux("capture-pane", "-t", "test", "-p", "-S", "-", "-E", "-1")
  }

  /// Gives programs a second screen that leaves no trace, as terminals mostly have, or no longer.
  package func setSecondScreen(_ isOn: Bool) async throws {
    try await tmux("set-option", "-w", "-t", "test", "alternate-screen", isOn ? "on" : "off")
  }

  /// Waits until the screen shows what is asked for and returns it; throws with the screen if not.
  @discardableResult
  package func wait(
    _ what: String, within limit: Duration = .seconds(15),
    until holds: @Sendable (String) -> Bool
  ) async throws -> String {
    let isShown = try await eventually(within: limit) { holds(try await self.screen()) }
    let screen = try await screen()
    guard isShown else { throw TestSupportError.neverReady(what, log: screen) }
    return screen
  }

  /// The process id of the shell.
  package func shellID() async throws -> String {
    try await fact("pane_pid")
  }

  /// The terminal's file, for example `/dev/pts/3`.
  package func file() async throws -> String {
    try await fact("pane_tty")
  }

  /// Whether the terminal is as a shell wants it: its own screen, and the cursor shown.
  package func isPlain() async throws -> Bool {
    let hasLeft = try await fact("alternate_on") == "0"
    return try await fact("cursor_flag") == "1" && hasLeft
  }

  /// The line the cursor is in, shown or not, counted from 0.
  package func cursorLine() async throws -> Int? {
    Int(try await fact("cursor_y"))
  }

  /// The column of the cursor, counted from 0.
  package func cursorColumn() async throws -> Int? {
    Int(try await fact("cursor_x"))
  }

  private func fact(_ name: String) async throws -> String {
    let output = try await tmux("display-message", "-t", "test", "-p", "#{\(name)}")
    return String(output.prefix { !$0.isNewline })
  }

  package func end() async throws {
    try await tmux("kill-server")
  }

  @discardableResult
  private func tmux(_ arguments: String...) async throws -> String {
    try await tmux(arguments)
  }

  @discardableResult
  private func tmux(_ arguments: [String]) async throws -> String {
    let outcome = try await Command(
      "tmux", ["-S", folder.file("socket")] + arguments, environment: environment
    ).run()
    guard outcome.status == 0 else {
      throw TestSupportError.commandFailed("tmux \(arguments[0])", errors: outcome.errors)
    }
    return outcome.output
  }
}
