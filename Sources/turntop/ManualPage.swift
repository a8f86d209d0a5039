import Dashboard
import RelayKit

/// The manual page, made from the tables that the program itself runs by.
struct ManualPage {
  /// Its lines in man(7); throws where the parser does not tell its commands.
  func lines() throws(Failure) -> [DisplayText] {
    let root: CommandTree.Command
    do {
      root = try CommandTree(of: Turntop.self).command
    } catch {
      throw Failure(
        "the commands cannot be told: \(DisplayText(sanitizing: "\(error)"))", .badUsage)
    }
    let shared = Self.shared(by: root)
    let parts = [
      Self.head(root), Self.commands(root, without: shared), Self.options(shared),
      Self.settings, Self.keys, Self.statuses,
    ]
    return parts.flatMap(\.self).map { DisplayText(sanitizing: $0, limit: .max) }
  }

  private static func head(_ root: CommandTree.Command) -> [String] {
    [
      ".TH TURNTOP 1 \"\" \"turntop \(Version.current)\" \"User Commands\"",
      Roff.section("NAME"),
      "turntop \\- \(Roff.escaped(root.abstract?.asPhrase ?? ""))",
      Roff.section("SYNOPSIS"),
      "\\fBturntop\\fR [\\fIcommand\\fR] [\\fIoptions\\fR]",
      Roff.section("DESCRIPTION"),
      Roff.escaped(root.discussion ?? ""),
    ]
  }

  private static func commands(
    _ root: CommandTree.Command, without shared: [CommandTree.Argument]
  ) -> [String] {
    [Roff.section("COMMANDS")]
      + root.commands.flatMap { command in
        [Roff.subsection("turntop \(command.commandName)")]
          + [command.abstract, command.discussion].compactMap(\.self).flatMap(Roff.paragraph)
          + entries(command.options.filter { !shared.contains($0) })
      }
  }

  /// What the commands that measure have in common.
  private static func shared(by root: CommandTree.Command) -> [CommandTree.Argument] {
    let measuring = root.commands.filter { ["watch", "probe", "best"].contains($0.commandName) }
    guard let first = measuring.first else { return [] }
    return first.options.filter { option in measuring.allSatisfy { $0.options.contains(option) } }
  }

  private static func options(_ shared: [CommandTree.Argument]) -> [String] {
    [Roff.section("OPTIONS OF COMMANDS THAT MEASURE")] + entries(shared)
  }

  private static func entries(_ options: [CommandTree.Argument]) -> [String] {
    options.flatMap { option in
      let standard = option.defaultValue.map { " Default: \($0)." } ?? ""
      return Roff.entry(option.usage, (option.abstract ?? "") + standard)
    }
  }
}

// The tables.
extension ManualPage {
  private static var settings: [String] {
    let head = Roff.paragraph(
      "Each is a key of $XDG_CONFIG_HOME/turntop/config.toml. Options win over the environment, "
        + "that over the file, that over the defaults.")
    return [Roff.section("SETTINGS, ENVIRONMENT AND FILES")] + head
      + Setting.table.flatMap { row in
        let others = [row.option.map { "\($0)" }, row.variable].compactMap(\.self)
          .joined(separator: ", ")
        let standard = row.standard.map { "; default: \($0)" } ?? ""
        return Roff.entry(row.name.rawValue, "\(row.title) (\(others))\(standard)")
      }
  }

  private static var keys: [String] {
    let head = Roff.paragraph("By the names of their actions, for the table [keys] of the file.")
    return [Roff.section("KEYS OF THE DASHBOARD")] + head
      + KeyBindings.standard.entries.flatMap { entry in
        Roff.entry(
          entry.keys.map { "\($0)" }.joined(separator: " "),
          "\(entry.action.name): \(entry.titles.map { "\($0)" }.joined(separator: ", or "))")
      }
  }

  private static var statuses: [String] {
    [Roff.section("EXIT STATUS")]
      + ExitStatus.meanings.flatMap { Roff.entry("\($0.status)", "\($0.meaning)") }
  }
}

extension String {
  /// The sentence as a phrase: without its full stop, its first letter small.
  fileprivate var asPhrase: String {
    let phrase = hasSuffix(".") ? String(dropLast()) : self
    return phrase.prefix(1).lowercased() + phrase.dropFirst()
  }
}
