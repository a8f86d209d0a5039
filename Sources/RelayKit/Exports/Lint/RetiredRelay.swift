/// Public relays that tutorials still name and that relay for nobody any more.
enum RetiredRelay {
  /// Why a host is no relay any more; `nil` where nothing is known.
  static func reason(of host: String) -> DisplayText? {
    let host = host.lowercased()
    return all.first { host == $0.host || host.hasSuffix(".\($0.host)") }?.reason
  }

  private static let all: [(host: String, reason: DisplayText)] = [
    ("staticauth.openrelay.metered.ca", "its shared secret is public: anybody uses up its quota"),
    ("openrelay.metered.ca", "Open Relay's public name and password ended in 2023"),
    ("numb.viagenie.ca", "Viagénie has switched it off"),
    ("turn.bistri.com", "Bistri's public relay is gone"),
    ("turn.anyfirewall.com", "AnyFirewall's public relay is gone"),
    ("192.158.29.39", "it was AppRTC's, and is gone"),
    ("turn01.hubl.in", "hubl.in is closed"),
    ("turn02.hubl.in", "hubl.in is closed"),
  ]
}
