extension TerminalProcess {
  /// The dashboard on a terminal that shows UTF-8, started in its home after `preamble`; a variable
  /// of the environment that is `nil` is not set.
  package static func dashboard(
    _ options: [String], environment: [String: String?] = [:], preamble: String = ":",
    columns: Int = 80, rows: Int = 24
  ) throws -> TerminalProcess {
    var command = try TurntopBinary.command([])
    command.environment["TERM"] = "xterm-256color"
    for (name, value) in environment { command.environment[name] = value }
    command.arguments =
      ["-c", "\(preamble); ulimit -c 0; cd; exec \"$0\" \"$@\"", command.program] + options
    command.program = "sh"
    return try TerminalProcess(command, columns: columns, rows: rows)
  }

  /// A shell with job control on such a terminal, once the dashboard is its job.
  package static func job(
    _ options: [String], environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) async throws -> TerminalProcess {
    var command = try TurntopBinary.command([])
    let program = command.program
    command.environment["TERM"] = "xterm-256color"
    for (name, value) in environment { command.environment[name] = value }
    command.environment["PS1"] = "$ "
    (command.program, command.arguments) = ("bash", ["--norc", "--noprofile", "-i"])
    let terminal = try TerminalProcess(command, columns: columns, rows: rows)
    try await terminal.waitForPrompt()
    terminal.type("'\(program)' \(options.joined(separator: " "))\r")
    return terminal
  }

  /// Waits until the shell of `job` has the terminal, and waits for a line.
  package func waitForPrompt() async throws {
    try await wait("the prompt") { screen in
      !screen.modes.contains(1049) && screen.lines[screen.cursor.row] == "$"
    }
  }
}
