/// What libdatachannel's constructor takes in parts, a STUN server with two and a relay with more:
/// `IceServer("a.example", 3478, "user", "password", IceServer::RelayType::TurnTls)`.
struct LintDataChannel: Sendable {
  private let source: LintSource
  private let calls: [LintCall]
  private let kind: LintKind

  init(_ text: LintText, _ kind: LintKind) {
    source = text.source
    self.kind = kind
    var reader = LintCallReader(source)
    calls = reader.calls { ["IceServer", "emplace_back"].contains($0) }
  }

  /// None of those whose host or port is put together when it runs.
  var servers: [LintServer] { calls.compactMap(server) }

  private func server(_ call: LintCall) -> LintServer? {
    guard call.arguments.count > 1, isServer(call), let host = string(call.arguments[0]),
      let port = string(call.arguments[1]) ?? number(call.arguments[1])
    else { return nil }
    let isRelay = call.arguments.count > 3
    let parts = LintParts(scheme: isRelay ? .turn : .stun, host: "")
    let url = parts.url(host, port: port, transport: isRelay ? transport(of: call) : nil)
    return LintServer(url, at: .line(source.line(of: call.name.lowerBound) + 1)) {
      $0.isWritten = false
      $0.isForBrowsers = kind.isForBrowsers
      guard isRelay else { return }
      let values = call.arguments[2...3].map { source.argument($0) }
      $0.holdsSecret = source.isString(call.arguments[3])
      $0.belongs(to: LintLogins.Login(values, otherwise: false))
    }
  }

  /// A list's `emplace_back` makes a server where it is the list of them.
  private func isServer(_ call: LintCall) -> Bool {
    guard source.text(call.name) == "emplace_back" else { return true }
    let list = Array("iceServers.".utf8)
    return source.bytes[..<call.name.lowerBound].suffix(list.count).elementsEqual(list)
  }

  private func transport(of call: LintCall) -> String {
    let type = call.arguments.count > 4 ? source.text(call.arguments[4]) : ""
    return type.hasSuffix("TurnTls") ? "tls" : type.hasSuffix("TurnTcp") ? "tcp" : "udp"
  }

  private func string(_ argument: Range<Int>) -> String? {
    source.isString(argument) ? source.argument(argument) : nil
  }

  private func number(_ argument: Range<Int>) -> String? {
    let text = source.text(argument)
    return text.allSatisfy { $0.isASCII && $0.isNumber } ? text : nil
  }
}
