import RelayKit
import Testing

@Suite struct TLSTrustTests {
  @Test(
    arguments: [
      ("", .empty, "it is empty"),
      ("hello", .noCertificate, "it holds no certificate in PEM form that can be read"),
      (
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", .noCertificate,
        "it holds no certificate in PEM form that can be read"
      ),
      (
        OddCertificate.weakAuthority, .flawed(.weakKey(bits: 1024)),
        "its certificate has an RSA key of 1024 bits, which is too weak"
      ),
    ] as [(String, TLSTrustError, String)])
  func `says what is wrong with roots to add`(pem: String, error: TLSTrustError, text: String) {
    #expect(throws: error) { try TLSTrust.Roots(adding: Array(pem.utf8)) }
    #expect(error.displayText.text == text)
  }
}
