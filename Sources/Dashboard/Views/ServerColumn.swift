import RelayKit

/// What a column of a list of servers shows.
enum ServerColumn: Hashable, Sendable {
  case kind, host, address, answer, history
  case p50, p95, minimum, maximum, jitter, greatestJitter, loss, sent, reconnects

  /// One line a server.
  static func line(_ evidence: Evidence) -> [Column<ServerColumn>] {
    switch evidence {
    case .binding: answerLine
    case .relay: relayLine
    }
  }

  private static let answerLine: [Column<ServerColumn>] = [
    Column(.kind, "", gap: 1, width: 9),
    Column(.host, "", gap: 1, width: 9, ideal: 27, most: 44),
    Column(.address, "address", width: 15, priority: 1),
    Column(.p50, "ms", .right, width: 5),
    Column(.loss, "loss", .right, gap: 1, width: 4, priority: 3),
    Column(.answer, "answer", width: 11),
    Column(.history, "history", gap: 1, width: 4, ideal: 12, most: 24, priority: 2),
  ]

  /// The address yields to the whole host and the time the relay took.
  private static let relayLine: [Column<ServerColumn>] = [
    Column(.kind, "", gap: 1, width: 9),
    Column(.host, "", gap: 1, width: 9, ideal: 35, most: 44),
    Column(.address, "address", width: 15, priority: 2),
    Column(.p50, "ms", .right, width: 5),
    Column(.loss, "loss", .right, gap: 1, width: 4, priority: 3),
    Column(.answer, "relay", width: 11, ideal: 16),
    Column(.history, "history", gap: 1, width: 4, ideal: 12, most: 24, priority: 1),
  ]

  /// The first of two lines a server.
  static let first: [Column<ServerColumn>] = [
    Column(.kind, "", gap: 0, width: 9),
    Column(.host, "", gap: 1, width: 9, ideal: 60),
  ]

  /// The second of two lines a server; it has no titles.
  static func second(_ evidence: Evidence) -> [Column<ServerColumn>] {
    [
      Column(.address, "address", width: 15),
      Column(.p50, "ms", .right, width: 5),
      Column(.loss, "loss", .right, gap: 1, width: 4, priority: 2),
      Column(.answer, evidence.title, width: 11, most: evidence == .relay ? 16 : 11),
      Column(.history, "history", gap: 1, width: 4, ideal: 8, most: 24, priority: 1),
    ]
  }

  /// The figures of a server, beneath its URL.
  static let figures: [Column<ServerColumn>] = [
    Column(.p50, "p50", .right, gap: 1, width: 6),
    Column(.p95, "p95", .right, gap: 1, width: 6),
    Column(.minimum, "min", .right, gap: 1, width: 6, priority: 4),
    Column(.maximum, "max", .right, gap: 1, width: 6, priority: 4),
    Column(.jitter, "jit", .right, gap: 1, width: 5),
    Column(.greatestJitter, "jmax", .right, gap: 1, width: 6, priority: 2),
    Column(.loss, "loss", .right, gap: 1, width: 4),
    Column(.sent, "sent", .right, gap: 1, width: 6, priority: 3),
    Column(.reconnects, "reopened", .right, gap: 2, width: 8, priority: 5),
    Column(.history, "history", width: 7, ideal: 16, most: 64, priority: 1),
  ]
}

/// What stands in each column of a server's line.
struct ServerCells {
  let server: ServerSnapshot
  let evidence: Evidence
  let phase: Int
  let glyphs: GlyphSet

  func text(_ column: ServerColumn, width: Int) -> StyledText {
    switch column {
    case .kind: kind
    case .host: host(width: width)
    case .address: StyledText(server.address ?? .empty)
    case .answer: answer(width: width)
    case .history: Sparkline(server, phase: phase).text(width: width, glyphs: glyphs)
    case .p50: StyledText(Figures.milliseconds(server.statistics.p50))
    case .p95: StyledText(Figures.milliseconds(server.statistics.p95))
    case .minimum: StyledText(Figures.milliseconds(server.statistics.minimum))
    case .maximum: StyledText(Figures.milliseconds(server.statistics.maximum))
    case .jitter: StyledText(Figures.milliseconds(server.statistics.jitter, within: width))
    case .greatestJitter: StyledText(Figures.milliseconds(server.statistics.greatestJitter))
    case .loss: LossText(server.statistics.lossPercent).text
    case .sent: count(server.statistics.sent)
    case .reconnects: count(server.reconnects)
    }
  }

  /// The word for the server; a relay that works says how long a client waits for it, as fully as
  /// there is room.
  func answer(width: Int) -> StyledText {
    let answer = Answer(of: server, by: evidence)
    guard server.verdict == .ok, let time = server.relayTime.map(Figures.roundMilliseconds)
    else { return StyledText(answer.word, answer.role) }
    let full: DisplayText = "relay in \(time) ms"
    return StyledText(full.width <= width ? full : "ok \(time) ms", answer.role)
  }

  /// The scheme and what carries it: a URL says the one, and the other only sometimes.
  private var kind: StyledText {
    guard let uri = server.uri else { return .empty }
    return StyledText("\(uri.scheme.displayName.padded(to: 5)) \(uri.transport.displayName)")
  }

  /// Host and port, or the whole URL where it does not parse; a long host is cut, never the port,
  /// which is often all that two servers differ in.
  private func host(width: Int) -> StyledText {
    guard let uri = server.uri else { return StyledText(server.url) }
    let name = DisplayText(sanitizing: uri.host)
    let host: DisplayText = uri.host.contains(":") ? "[\(name)]" : name
    let port: DisplayText = ":\(uri.port)"
    return StyledText(host.cut(to: width - port.width) + port)
  }

  /// Blank where it is 0: nothing was sent, nothing was reopened.
  private func count(_ value: Int) -> StyledText {
    value == 0 ? .empty : StyledText("\(value)")
  }
}
