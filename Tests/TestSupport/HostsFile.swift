/// Names and their addresses, as a program is to find them on its way through the system's resolver.
///
/// ```
/// 192.0.2.1 parked.example
/// ```
package final class HostsFile: Sendable {
  private let folder: TemporaryFolder
  private let path: String

  /// One with all addresses of each name.
  package init(_ names: KeyValuePairs<String, [String]>) throws {
    folder = try TemporaryFolder()
    let lines = names.flatMap { name, addresses in addresses.map { "\($0) \(name)\n" } }
    path = try folder.write(lines.joined().utf8, to: "hosts")
  }

  /// The program with this file in the place of the machine's own, which nobody else sees; needs
  /// root, and the file as long as it runs.
  package func known(to command: Command) -> Command {
    var knowing = command
    knowing.program = "unshare"
    knowing.arguments =
      ["--mount", "sh", "-c", #"mount --bind "$0" /etc/hosts && exec "$@""#, path]
      + [command.program] + command.arguments
    return knowing
  }
}
