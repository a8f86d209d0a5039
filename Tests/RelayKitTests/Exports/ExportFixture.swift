import RelayKit

/// Lists of servers on which exports are tried.
enum ExportFixture {
  /// A name and a password with every character that some format minds.
  static let nasty = login("a+/:@\"'b\n;", "p+/:@'\"\\\\ #$`%\u{1}{}\u{E9}\u{1F30D}")
  /// Such as a service may well hand out.
  static let tame = login("1767323045:ann+e", "a+/b:c@d=")
  /// With a quote alone, which each format for lines of text can still write.
  static let quoted = login("o'neill", "it's; #4 & <5>")

  /// What the service names for a region, one of each transport.
  static func service(_ login: ExportServer.Login) -> [ICEServer] {
    [
      ICEServer(urls: ["stun:stun.example:80"]),
      relay("turn:us.example:80", login), relay("turn:us.example:80?transport=tcp", login),
      relay("turn:us.example:443", login), relay("turns:us.example:443?transport=tcp", login),
    ]
  }

  /// What some consumer does not take, beside addresses, which one takes alone.
  static func odd(_ login: ExportServer.Login) -> [ICEServer] {
    [
      ICEServer(urls: ["stun:stun.example?transport=udp", "stuns:stun.example"]),
      ICEServer(urls: ["turn:bare.example"]), ICEServer(urls: ["{foo}"], isMalformed: true),
      relay("turns:us.example:443?transport=udp", login), relay("turn:us.example:22", login),
      relay("turn:192.0.2.7:3478", login), relay("turn:[2001:db8::1]", login),
      relay("turn:192.0.2.7", login), ICEServer(urls: ["stun:192.0.2.7"]),
    ]
  }

  static func relay(_ url: String, _ login: ExportServer.Login = tame) -> ICEServer {
    ICEServer(urls: [url], username: login.username, credential: login.credential)
  }

  private static func login(_ username: String, _ credential: String) -> ExportServer.Login {
    ExportServer.Login(username: Secret(username), credential: Secret(credential))
  }
}

extension ExportFormat: CustomStringConvertible {
  /// The name, as tests are listed.
  public var description: String { name }
}
