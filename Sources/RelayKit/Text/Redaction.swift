/// The secrets that are cut out of foreign text before it is shown, should it repeat them.
package struct Redaction: Equatable, Sendable {
  private struct Word: Equatable {
    let secret: Secret
    /// What is shown in its place.
    let substitute: StaticText
  }

  private var words: [Word] = []

  package static let none = Redaction()

  private init() {}

  /// Hides a service's key.
  package init(key: Secret) {
    add(key, as: .key)
  }

  /// Hides an ICE server's user and password too, but not words so short that they may well stand
  /// in its URL for another reason.
  package func adding(_ server: ICEServer) -> Redaction {
    var redaction = self
    for secret in [server.credential, server.username].compactMap(\.self)
    where secret.revealed.utf8.count >= 6 {
      redaction.add(secret, as: .login)
    }
    return redaction
  }

  private mutating func add(_ secret: Secret, as substitute: StaticText) {
    guard !secret.revealed.isEmpty else { return }
    words.append(Word(secret: secret, substitute: substitute))
  }

  private enum StaticText: String {
    case key = "(key)"
    case login = "(hidden)"
  }
}

extension Redaction {
  /// The text without the secrets: in either case, as they are or percent-encoded (RFC 3986 §2.1).
  package func applied(to text: String) -> String {
    let words = words.map { (Array($0.secret.revealed.utf8), $0.substitute.rawValue) }
    guard !words.isEmpty else { return text }
    var rest = Array(text.utf8)[...]
    var shown: [UInt8] = []
    while let byte = rest.first {
      let match = words.lazy.compactMap { secret, substitute in
        rest.end(of: secret).map { (end: $0, substitute: substitute) }
      }.first
      if let match {
        shown += match.substitute.utf8
        rest = rest[match.end...]
      } else {
        shown.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: shown, as: UTF8.self)
  }
}

extension ArraySlice<UInt8> {
  /// Where `secret` ends, that stands at the start; `nil` where it does not.
  fileprivate func end(of secret: [UInt8]) -> Index? {
    end(of: secret) { $0.popFirst() } ?? end(of: secret) { $0.popPercentDecoded() }
  }

  private func end(of secret: [UInt8], reading next: (inout Self) -> UInt8?) -> Index? {
    var rest = self
    for wanted in secret {
      guard next(&rest)?.lowercased == wanted.lowercased else { return nil }
    }
    return rest.startIndex
  }
}

extension UInt8 {
  /// The same letter in lower case (ASCII).
  fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
