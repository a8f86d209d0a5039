import RelayKit

/// What works from here, and as whom servers see us.
struct NetworkView {
  let snapshot: Snapshot
  let body: Rect
  let scroll: Int

  var page: TextPage {
    TextPage(title: "network", lines: lines, body: body, scroll: scroll)
  }

  private var lines: [ServerLine] {
    [causes, paths, families, ourselves, strayHosts, traffic].filter { !$0.isEmpty }
      .joined(separator: [.blank]).map(\.self)
  }

  /// What all servers together tell, in plain sentences.
  private var causes: [ServerLine] {
    snapshot.network.causes.flatMap { cause in
      cause.wrapped(to: body.columns - 1).map { .text(StyledText($0), indent: 1) }
    }
  }

  private var servers: [ServerSnapshot] { snapshot.regions.flatMap(\.servers) }

  /// Each transport and port, whether it is open, and how many servers say so.
  private var paths: [ServerLine] {
    guard !snapshot.paths.isEmpty else { return [.text(.pending, indent: 1)] }
    return snapshot.paths.map { path in
      let servers = servers.filter {
        $0.uri?.transport == path.transport && $0.uri?.port == path.port
      }
      let usable = servers.count(where: \.verdict.isUsable)
      return entry(
        "\(path.transport.displayName) \(path.port)", StyledText(path.word, path.role),
        "\(usable) of \(servers.count) URLs work")
    }
  }

  /// Each address family that servers have, and how many of its addresses work.
  private var families: [ServerLine] {
    let addresses = servers.flatMap(\.addresses)
    guard !addresses.isEmpty else { return [] }
    return [4, 6].map { family in
      let members = addresses.filter { $0.family == family }
      let usable = members.count(where: \.verdict.isUsable)
      guard !members.isEmpty else {
        let others: DisplayText = family == 6 ? "--ipv4" : "--ipv6"
        return entry(
          "IPv\(family)", StyledText("none"),
          "no such address, or left out (\(others), --source)")
      }
      return entry(
        "IPv\(family)", usable > 0 ? StyledText("ok") : StyledText("none works", .trouble),
        "\(usable) of \(members.count) addresses work")
    }
  }

  /// As whom servers see us, how the NAT in front of us maps, and the proxy that probes pass by.
  private var ourselves: [ServerLine] {
    let network = snapshot.network
    let told = network.mappedAddresses
    let seen = told.isEmpty ? Set(servers.compactMap(\.mapped).map(\.withoutPort)).sorted() : told
    let mapping = network.mapping == .unknown ? nil : network.mapping.displayText
    return seen.enumerated().map { index, address in
      entry(index == 0 ? "seen as" : .empty, StyledText(address), .empty)
    } + [mapping.map { entry("NAT", StyledText($0), .empty) }].compactMap(\.self)
      + [network.proxy.map { entry("proxy", StyledText($0), "not used by the probes") }]
      .compactMap(\.self)
  }

  /// Names that lead to where no server of theirs can be.
  private var strayHosts: [ServerLine] {
    snapshot.network.strayHosts.map { stray in
      entry(stray.word, StyledText(stray.host, .trouble), "leads to \(stray.address)")
    }
  }

  private var traffic: [ServerLine] {
    let traffic = snapshot.traffic
    return [
      entry(
        "sent", StyledText(ByteCount(traffic.bytesSent).displayText), "of STUN messages"),
      entry(
        "received", StyledText(ByteCount(traffic.bytesReceived).displayText),
        traffic.foreign == 0 ? .empty : "\(traffic.foreign) messages answered nothing asked"),
    ]
  }

  private func entry(
    _ label: DisplayText, _ word: StyledText, _ rest: DisplayText
  ) -> ServerLine {
    .text(
      StyledText(label.padded(to: 12), .muted) + word
        + StyledText(rest.isEmpty ? .empty : .spaces(max(14 - word.width, 2)) + rest),
      indent: 1)
  }
}

extension NetworkPath {
  fileprivate var word: DisplayText { state == .unknown ? "not known" : state.displayName }

  fileprivate var role: Role {
    switch state {
    case .ok: .text
    case .blocked, .refused: .trouble
    case .unknown: .muted
    }
  }
}

extension StrayHost {
  fileprivate var word: DisplayText {
    switch fault {
    case .parked: "parked"
    case .hijacked: "hijacked"
    }
  }
}

extension DisplayText {
  /// An address and port without the port.
  fileprivate var withoutPort: DisplayText {
    guard let colon = text.lastIndex(of: ":") else { return self }
    return DisplayText(sanitizing: String(text[..<colon].filter { $0 != "[" && $0 != "]" }))
  }
}
