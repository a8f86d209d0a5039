/// Public relays that tutorials still name and that relay for nobody any more.
///
/// There is no register of them. Those of Open Relay are told of by its users (Elijah-Bodden/Membrane
/// #13), Viagénie's by programs that took it out; what came with `192.158.29.39` is a name of the TURN
/// REST scheme that ended on 2013-09-16. Of the others nothing is known but their age or who else uses
/// them, and so they are only warned of: `turntop probe --ice-servers FILE` tells what holds today.
struct RetiredRelay: Sendable {
  let host: String
  let severity: LintFinding.Severity
  let reason: DisplayText

  /// What is known of a host, a name's last dot or none; `nil` for nothing.
  static func of(_ host: String) -> RetiredRelay? {
    all.first { host.isHost($0.host) }
  }

  private static let all = [
    RetiredRelay(
      host: "staticauth.openrelay.metered.ca", severity: .warning,
      reason: "its shared secret is public: anybody uses up its quota"),
    RetiredRelay(
      host: "openrelay.metered.ca", severity: .error,
      reason: "Open Relay's public name and password are no good any more: it wants an account"),
    RetiredRelay(
      host: "numb.viagenie.ca", severity: .error, reason: "Viagénie has switched it off"),
    RetiredRelay(
      host: "192.158.29.39", severity: .error,
      reason: "it was AppRTC's, and its public name and password ended in 2013"),
    doubtful("turn.bistri.com", "Bistri's"), doubtful("turn.anyfirewall.com", "AnyFirewall's"),
    doubtful("hubl.in", "hubl.in's"),
  ]

  private static func doubtful(_ host: String, _ owner: DisplayText) -> RetiredRelay {
    RetiredRelay(
      host: host, severity: .warning,
      reason: """
        \(owner) public relay is years old, and may be gone: ask it with turntop probe before you \
        rely on it
        """)
  }
}

extension String {
  /// Whether this is `host` or a name below it, in either case, with a dot at its end or none.
  func isHost(_ host: String) -> Bool {
    let dot = UInt8(ascii: ".")
    let name = utf8.last == dot ? utf8.dropLast() : utf8[...]
    let end = name.suffix(host.utf8.count)
    let rest = name.dropLast(host.utf8.count)
    return end.elementsEqual(host.utf8) { $0 | 0x20 == $1 | 0x20 }
      && (rest.isEmpty || rest.last == dot)
  }
}
