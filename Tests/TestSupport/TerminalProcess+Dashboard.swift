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
}
