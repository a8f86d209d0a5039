import RelayKit

/// What the help says of exit statuses, from their table.
enum ExitStatusHelp {
  /// A line a status.
  static var text: String {
    let rows = ExitStatus.meanings.map { row in
      "\(row.status + .spaces(9 - row.status.width))\(row.meaning)"
    }
    return (["Exit status:"] + rows).joined(separator: "\n")
  }
}
