import RelayKit
import Testing

/// How long foreign files are looked at for secrets and servers.
@Suite(.timeLimit(.minutes(2))) struct SecretMaskPaceTests {
  private static let units = [
    "a", "turn:", "turn:a ", "turn:a,", "turn:a@", "@", "turnurl=,", "turnurl=\"\",",
    "turnurl=turn ",
    "turnurl=turn:a ", "user", "user=,", "user='", "user=\"\\", "password ", "port:", "host=a ",
    "\n",
    "stun_servers: [\"a.b\", \"", "\u{301}", "🇩🇪",
  ]
  private static let beginnings = ["", "turn:", "turnURL=", "user='"]

  @Test(arguments: units)
  func `takes of four times as much text four times as long`(unit: String) {
    for (beginning, end) in Self.beginnings.flatMap({ [($0, ""), ($0, "@a")] }) {
      let pace = TextPace(beginning: beginning, unit: unit, end: end)
      pace.expectLinear { _ = SecretMask($0) }
      pace.expectLinear { _ = ForeignSettings(in: Array($0.utf8)) }
    }
  }
}
