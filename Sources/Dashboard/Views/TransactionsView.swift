import RelayKit

/// What was last sent to one URL and what came back: decoded, and in bytes, without credentials.
struct TransactionsView {
  /// `nil`: no region is shown.
  let region: RegionSnapshot?
  /// Which of the region's URLs.
  let index: Int
  let body: Rect
  let scroll: Int

  var page: TextPage {
    TextPage(title: "last messages", aside: place, lines: lines, body: body, scroll: scroll)
  }

  /// `URL 2 of 5, the fastest`; empty where there is no other.
  private var place: DisplayText {
    guard let region, region.servers.count > 1 else { return .empty }
    let place: DisplayText = "URL \(index + 1) of \(region.servers.count)"
    return region.fastestIndex == index ? place + ", the fastest" : place
  }

  private var server: ServerSnapshot? {
    guard let region, region.servers.indices.contains(index) else { return nil }
    return region.servers[index]
  }

  private var lines: [ServerLine] {
    guard let server else { return [.text(StyledText("no such URL any more", .muted))] }
    return [title(of: server)] + binding(of: server) + allocates(of: server)
  }

  private func title(of server: ServerSnapshot) -> ServerLine {
    .text(
      StyledText(server.url, TextStyle(.text, bold: true)), indent: 1,
      right: StyledText("  ") + StyledText(server.address ?? .empty, .muted))
  }

  private func binding(of server: ServerSnapshot) -> [ServerLine] {
    let messages = server.binding.messages
    guard !messages.isEmpty else {
      let reason = server.trouble.isEmpty ? "nothing was sent to it yet" : server.trouble
      return [.blank] + .note(reason, indent: 1, columns: body.columns)
    }
    return messages.flatMap { message in
      let took = message.direction == .received ? server.binding.roundTrip : nil
      let isOld = message.direction == .received && server.binding.isUnanswered
      return lines(
        of: message,
        remark: isOld ? "to an earlier request" : took.map { "after \($0.inWords)" } ?? .empty)
    } + silence(of: server)
  }

  /// Says that the latest request had no answer.
  private func silence(of server: ServerSnapshot) -> [ServerLine] {
    server.binding.isUnanswered
      ? [.text(StyledText("no answer to the latest request", .warning), indent: 1)] : []
  }

  private func allocates(of server: ServerSnapshot) -> [ServerLine] {
    server.allocateMessages.flatMap { lines(of: $0, remark: .empty) }
  }

  /// Its title, its attributes beneath each other, and its bytes.
  private func lines(of message: WireMessage, remark: DisplayText) -> [ServerLine] {
    let dissection = Dissection(message.bytes, hiding: secrets)
    let direction: DisplayText = message.direction == .sent ? "sent      " : "received  "
    let facts = ["\(dissection.length) bytes", remark].filter { !$0.isEmpty }
      .joined(separator: ", ")
    let title =
      StyledText(direction, .muted) + StyledText(dissection.title, .accent)
      + StyledText("  ") + StyledText(facts, .muted)
    return [.blank, .text(title, indent: 1)] + attributes(of: dissection) + dump(of: dissection)
  }

  private func attributes(of dissection: Dissection) -> [ServerLine] {
    let transaction =
      dissection.transaction.isEmpty
      ? [] : entry("transaction", dissection.transaction)
    let more: [ServerLine] =
      dissection.more == 0
      ? []
      : .note(
        "and \(dissection.more) attributes more", .muted, indent: Self.indent,
        columns: body.columns)
    return transaction + dissection.attributes.flatMap { entry($0.name, $0.value) } + more
  }

  private func dump(of dissection: Dissection) -> [ServerLine] {
    dissection.dump(bytesPerLine: Dissection.bytesPerLine(in: body.columns - Self.indent))
      .map { .text(StyledText($0, .muted), indent: Self.indent) }
  }

  private func entry(_ name: DisplayText, _ value: DisplayText) -> [ServerLine] {
    let label = name.padded(to: Self.nameWidth)
    let texts = value.wrapped(to: body.columns - Self.indent - label.width)
    guard let first = texts.first else {
      return [.text(StyledText(label, .muted), indent: Self.indent)]
    }
    return [.text(StyledText(label, .muted) + StyledText(first), indent: Self.indent)]
      + texts.dropFirst().map { .text(StyledText($0), indent: Self.indent + label.width) }
  }

  /// What a server knows and might repeat.
  private var secrets: [Secret] {
    (region?.iceServers ?? []).flatMap { [$0.username, $0.credential].compactMap(\.self) }
  }

  private static let indent = 3
  /// The longest name of STUN and TURN, and two spaces.
  private static let nameWidth = 27
}
