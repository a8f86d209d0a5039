/// Public relays that tutorials still name and that relay for nobody any more.
///
/// There is no register of them. Those of Open Relay are told of by its users (Elijah-Bodden/Membrane
/// #13), the others by notes in programs that took them out; what came with `192.158.29.39` is a name
/// of the TURN REST scheme that ended on 2013-09-16. A host that is asked says what holds today:
/// `turntop probe --ice-servers FILE`.
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
    ("turn.bistri.com", "Bistri's public relay is gone"),
    ("turn.anyfirewall.com", "AnyFirewall's public relay is gone"),
    ("192.158.29.39", "it was AppRTC's, and its public name and password ended in 2013"),
    ("turn01.hubl.in", "hubl.in is closed"),
    ("turn02.hubl.in", "hubl.in is closed"),
  ]
}
