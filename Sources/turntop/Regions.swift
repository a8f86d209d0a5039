import ArgumentParser
import RelayKit

/// Lists the service's region names.
struct Regions: TurntopCommand {
  static let configuration = CommandConfiguration(
    commandName: "regions",
    abstract: "Lists the service's region names, a line each.")

  /// How the names are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Option(help: "Print as table (a line each) or json (an array).")
  var format = Format.table

  func execute() -> Int32 {
    do throws(Failure) {
      try Process.print(lines)
      return 0
    } catch {
      return error.report()
    }
  }

  private var lines: [DisplayText] {
    let names = Region.all.map(\.displayName)
    return switch format {
    case .table: names
    case .json: ["[\"\(names.joined(separator: "\", \""))\"]"]
    }
  }
}
