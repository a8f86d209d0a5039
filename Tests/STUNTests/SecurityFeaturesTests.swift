import STUN
import Testing

@Suite struct SecurityFeaturesTests {
  @Test(
    arguments: [
      ("obMatJos2AAAA", []),
      ("obMatJos2AAABrest", .passwordAlgorithms),
      ("obMatJos2AAACrest", .usernameAnonymity),
      ("obMatJos2AAAD", [.passwordAlgorithms, .usernameAnonymity]),
      ("obMatJos2////", SecurityFeatures(rawValue: 0xFF_FFFF)),
      ("obMatJos2AAA", nil),
      ("obMatJos2AA*A", nil),
      ("obMatJos3AAAA", nil),
      ("XobMatJos2AAAA", nil),
      ("", nil),
    ] as [(String, SecurityFeatures?)])
  func `reads what the nonce promises`(nonce: String, features: SecurityFeatures?) {
    #expect(SecurityFeatures(nonce: Array(nonce.utf8)) == features)
  }
}
