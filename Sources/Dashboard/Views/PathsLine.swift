import RelayKit

/// What works from here, for example `udp80 ok  udp443 blocked`.
struct PathsLine {
  let paths: [NetworkPath]

  var text: StyledText {
    paths.map { path in
      let name = StyledText("\(path.transport.displayName)\(path.port) ", .muted)
      let (word, role) = Self.words[path.state] ?? ("..", .muted)
      return name + StyledText(word, role)
    }.joined(spaces: 2)
  }

  private static let words: [NetworkPath.State: (DisplayText, Role)] = [
    .ok: ("ok", .text), .blocked: ("blocked", .trouble), .unknown: ("..", .muted),
  ]
}
