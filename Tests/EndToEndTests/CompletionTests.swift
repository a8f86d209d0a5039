import TestSupport
import Testing

extension EndToEnd {
  /// What the shells complete, beside what `--help` says.
  @Suite(.timeLimit(.minutes(1))) struct CompletionTests {
    @Test(.acceptance(.discoverability), arguments: Shell.all)
    func `know each command and option of the help, and no other`(shell: Shell) async throws {
      let script = try await Self.output(["--generate-completion-script", shell.name])
      #expect(try await Self.commands.count == 8)
      for command in try await ["", "help"] + Self.commands {
        // The help of `help` is that of the program.
        let options =
          command == "help" ? ["--version"] : try await Self.options(ofHelp: command)
        #expect(shell.options(of: command, in: script) == options, "\(command)")
      }
    }

    @Test(.acceptance(.discoverability)) func `stand in the manual page`() async throws {
      let page = try await Self.output(["config", "--man"]).replacing("\\-", with: "-")
      for command in try await Self.commands {
        #expect(page.contains("turntop \(command)"))
        for option in try await Self.options(ofHelp: command) {
          #expect(page.contains(option), "\(command) \(option)")
        }
      }
    }

    /// The commands that the help names.
    private static var commands: [String] {
      get async throws {
        let help = try await output(["--help"])
        let list = help.split(separator: "SUBCOMMANDS:\n").last ?? ""
        return list.matches(of: #/(?m)^  ([a-z]+)(?: \(default\))?  /#).map { String($0.1) }
      }
    }

    /// The options of a command; of the program itself where there is none.
    private static func options(ofHelp command: String) async throws -> Set<String> {
      let help = try await output((command.isEmpty ? [] : [command]) + ["--help"])
      let entries = help.matches(of: #/(?m)^  (-.*?)(?:  |$)/#)
      return Set(entries.flatMap { String($0.1).options })
    }

    private static func output(_ arguments: [String]) async throws -> String {
      let outcome = try await TurntopBinary.command(arguments).run()
      #expect(outcome.status == 0)
      return outcome.output
    }
  }
}

/// A shell, and where its script has the options of a command.
struct Shell: Sendable, CustomTestStringConvertible {
  let name: String
  /// What comes before the options of a command.
  let heading: @Sendable (_ command: String) -> String
  /// A line's options; `nil` where it is no line of options.
  let words: @Sendable (_ line: Substring) -> Substring?

  var testDescription: String { name }

  func options(of command: String, in script: String) -> Set<String> {
    let lines = script.split(separator: "\n")
    let heading = heading(command)
    guard let start = lines.firstIndex(where: { $0.hasPrefix(heading) }) else { return [] }
    let isEachLine = heading.hasPrefix("complete")
    let own = lines[start...].prefix { isEachLine ? $0.hasPrefix("complete") : $0 != "}" }
    return Set(
      own.filter { !isEachLine || $0.hasPrefix(heading) }.compactMap(words)
        .flatMap { String($0).options })
  }

  static let all = [
    Shell(
      name: "bash", heading: { "_turntop\($0.isEmpty ? "" : "_" + $0)() {" },
      words: { line in
        line.firstMatch(of: #/^    (?:local -a )?(?:non_)?repeating_(?:flags|options)=\((.*)\)$/#)?
          .1
      }),
    Shell(
      name: "zsh", heading: { "_turntop\($0.isEmpty ? "" : "_" + $0)() {" },
      words: { line in line.firstMatch(of: #/^        '[(*]?(-.*?)\[/#)?.1 }),
    Shell(
      name: "fish",
      heading: { command in
        "complete -c 'turntop' -n '__turntop_should_offer_completions_for_flags_or_options \""
          + (command.isEmpty ? "turntop" : "turntop \(command)") + "\""
      },
      words: { line in line.firstMatch(of: #/' (-[sl] '.*?') (?:-d|-rf)/#)?.1 }),
  ]
}

extension String {
  /// The options in a text, be they as in a help or as in fish's `-s 'h' -l 'help'`.
  fileprivate var options: [String] {
    let fish = matches(of: #/-([sl]) '([a-z0-9-]+)'/#)
    guard fish.isEmpty else { return fish.map { ($0.1 == "s" ? "-" : "--") + $0.2 } }
    return matches(of: #/(?:^|[ ,\/'{(])(--?[a-z][a-z0-9-]*)/#).map { String($0.1) }
  }
}
