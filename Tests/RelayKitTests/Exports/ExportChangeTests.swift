import RelayKit
import Testing

@Suite struct ExportChangeTests {
  @Test func `tells hosts that changed, and that credentials did, without showing them`() {
    let change = change(
      "js", from: "turn:old.example:80", "wwwwwwww", to: "turn:new.example:80", "z")
    #expect(
      change.map(\.text) == [
        "- \"urls\": [\"turn:old.example:80\"],", "+ \"urls\": [\"turn:new.example:80\"],",
        "1 name or password changed",
      ])
  }

  @Test func `has nothing to say of the same`() {
    #expect(change("js", from: "turn:a", "p", to: "turn:a", "p") == [])
  }

  @Test(arguments: ExportFormat.all.filter { $0.name != "nextcloud-talk" })
  func `shows no secret of any format`(format: ExportFormat) {
    for login in [ExportFixture.tame, ExportFixture.quoted, ExportFixture.nasty] {
      let new = Export(of: ExportFixture.service(login), as: format)
      let mask = SecretMask(String(decoding: new.bytes, as: UTF8.self))
      for secret in [login.username.revealed, login.credential.revealed] {
        #expect(!mask.masked.contains(secret.prefix(4)), "\(mask.masked)")
      }
      #expect(new.servers.allSatisfy { $0.login == nil } || !mask.secrets.isEmpty)
    }
  }

  private func change(
    _ name: String, from old: String, _ oldSecret: String, to new: String, _ newSecret: String
  ) -> [DisplayText] {
    let format = ExportFormat.named(name) ?? .standard
    let exports = [(old, oldSecret), (new, newSecret)].map { url, secret in
      Export(
        of: [ICEServer(urls: [url], username: Secret("ann"), credential: Secret(secret))],
        as: format)
    }
    return ExportChange(from: exports[0].bytes, to: exports[1].bytes).lines
  }
}
