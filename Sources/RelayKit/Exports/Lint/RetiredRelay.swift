/// Public relays that tutorials still name and that relay for nobody any more.
///
/// There is no register of them. Those of Open Relay are told of by its users (Elijah-Bodden/Membrane
/// #13), Viagénie's by programs that took it out; what came with `192.158.29.39` is a name of the TURN
/// REST scheme that ended on 2013-09-16. Of the others nothing is known but their age, and so they are
/// only said to be asked: `turntop probe --ice-servers FILE` tells what holds today.
enum RetiredRelay {
  /// Why a host is no relay any more; `nil` where nothing is known.
  static func reason(of host: String) -> DisplayText? {
    let host = host.lowercased()
    return all.first { host == $0.host || host.hasSuffix(".\($0.host)") }?.reason
  }

  private static let all: [(host: String, reason: DisplayText)] = [
    ("staticauth.openrelay.metered.ca", "its shared secret is public: anybody uses up its quota"),
    (
      "openrelay.metered.ca",
      "Open Relay's public name and password are no good any more: it wants an account"
    ),
    ("numb.viagenie.ca", "Viagénie has switched it off"),
    ("turn.bistri.com", "Bistri's public relay is \(doubt)"),
    ("turn.anyfirewall.com", "AnyFirewall's public relay is \(doubt)"),
    ("192.158.29.39", "it was AppRTC's, and its public name and password ended in 2013"),
    ("hubl.in", "hubl.in's relay is \(doubt)"),
  ]

  private static let doubt: DisplayText =
    "years old: ask it with turntop probe before you rely on it"
}
