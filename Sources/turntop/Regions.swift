import ArgumentParser
import RelayKit

/// Lists the service's region names.
struct Regions: TurntopCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the service's region names, a line each.")

  /// How the names are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Option(help: "Print as table (a line each) or json (an array).")
  var format = Format.table

  func execute() -> Int32 {
    let names = Region.all.map(\.name)
    switch format {
    case .table: Process.print(names.joined(separator: "\n") + "\n")
    case .json: Process.print("[\"" + names.joined(separator: "\", \"") + "\"]\n")
    }
    return 0
  }
}
