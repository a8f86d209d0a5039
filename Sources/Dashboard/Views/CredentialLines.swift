import RelayKit

/// User names and passwords as they are, for as long as the person wants them seen.
struct CredentialLines {
  let servers: [ICEServer]
  let columns: Int

  /// Each login once, and when they are gone; nothing where there is none.
  var lines: [ServerLine] {
    let logins = servers.map { [$0.username, $0.credential] }.unique
    guard !logins.isEmpty else { return [] }
    return logins.flatMap { zip(["user name", "password"], $0).flatMap(lines) }
      + .note(
        "hidden again in ten seconds, or by any key that does not scroll", .muted, indent: 1,
        columns: columns)
  }

  private func lines(_ name: DisplayText, _ secret: Secret?) -> [ServerLine] {
    guard let secret else { return [] }
    let label = StyledText(name.padded(to: Self.nameWidth), .muted)
    let text = DisplayText(sanitizing: secret.revealed, limit: .max)
    return text.wrapped(to: columns - 1 - Self.nameWidth).enumerated().map { index, part in
      .text(
        (index == 0 ? label : StyledText(.spaces(Self.nameWidth))) + StyledText(part, Self.style),
        indent: 1)
    }
  }

  private static let nameWidth = 11
  private static let style = TextStyle(.warning, isSecret: true)
}
