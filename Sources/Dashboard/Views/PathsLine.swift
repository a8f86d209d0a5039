import RelayKit

/// What works from here, for example `udp80 ok  udp443 blocked`.
struct PathsLine {
  let paths: [NetworkPath]

  /// The forms it can take, the fullest first.
  var forms: [StyledText] {
    [text(dead: \.displayName), text(dead: { _ in "no" })]
  }

  private func text(dead: (NetworkPath.State) -> DisplayText) -> StyledText {
    paths.map { path in
      let name = StyledText("\(path.transport.displayName)\(path.port) ", .muted)
      switch path.state {
      case .ok: return name + StyledText("ok")
      case .blocked, .refused: return name + StyledText(dead(path.state), .trouble)
      case .unknown: return name + .pending
      }
    }.joined(spaces: 2)
  }
}
