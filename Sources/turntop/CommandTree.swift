import ArgumentParser
import FoundationEssentials

/// The commands and their options as the parser knows them, for the manual page.
struct CommandTree: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [Command]?
  }

  /// An option, a flag or a plain argument of a command.
  struct Argument: Decodable, Equatable {
    struct Name: Decodable, Equatable {
      var kind: String
      var name: String
    }

    var kind: String
    var shouldDisplay: Bool
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var defaultValue: String?
  }

  var command: Command

  /// The tree below a command; throws where the parser tells it in another form than this.
  init(of command: any ParsableCommand.Type) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(command._dumpHelp().utf8))
  }
}

extension CommandTree.Command {
  /// What is told of a command: all but what every command has.
  var options: [CommandTree.Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay && !(argument.names ?? []).contains { $0.name == "help" }
    }
  }

  /// The commands that a person calls.
  var commands: [CommandTree.Command] {
    (subcommands ?? []).filter { $0.commandName != "help" }
  }
}

extension CommandTree.Argument {
  /// How it is written: `--region <name>`.
  var usage: String {
    let value = valueName.map { "<\($0)>" } ?? ""
    guard let names, !names.isEmpty else { return value }
    let written = names.map { $0.kind == "short" ? "-\($0.name)" : "--\($0.name)" }
      .joined(separator: ", ")
    return kind == "option" ? "\(written) \(value)" : written
  }
}
