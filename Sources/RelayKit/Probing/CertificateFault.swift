/// Why a certificate chain is not trusted, told apart by what a person would do about it.
package enum CertificateFault: Error, Equatable, Sendable {
  /// The chain leads to a trusted root, but the time of one on it is over.
  case expired(Holder, ago: Duration)
  case notYetValid(Holder, in: Duration)
  /// The certificate is sound, and somebody else's.
  case wrongName(wanted: String, names: [String])
  /// It lists the address as a name of the DNS, as which nobody looks for one (RFC 9110 §4.3.5).
  case addressAsName(String)
  /// The certificate names no host but as its subject, which nobody heeds (RFC 9525 §2).
  case nameless(wanted: String)
  /// It leads to somebody who is not trusted: a private authority, or somebody in between.
  case unknownIssuer(String)
  /// It comes alone, and who signed it is no root: the server leaves its intermediate out, or that is
  /// an authority of one's own, or somebody's in between.
  case unsentIssuer(String)
  case selfSigned(String)
  /// It is signed by itself and one's own to trust, but is no authority, not even for itself.
  case noAuthority(String)
  /// Somebody who is trusted vouches for it, and one on the way there is not fit for that.
  case flawed(Holder, CertificateFlaw)
  /// Trusted, in time and for this name, and refused all the same.
  case refused(String)
  case unreadable

  /// Whose certificate on the way to the root it is.
  package enum Holder: Equatable, Sendable {
    case server
    case issuer(String)
    case root(String)
  }
}

extension CertificateFault {
  /// What is wrong and what to do, as the second half of a sentence about a server.
  package var displayText: DisplayText {
    "\(problem): \(remedy)"
  }

  private var problem: DisplayText {
    switch self {
    case .expired(let holder, let time):
      "certificate\(holder.clause) expired \(Figures.daysOrHours(time)) ago"
    case .notYetValid(let holder, let time):
      "certificate\(holder.clause) is valid only in \(Figures.daysOrHours(time))"
    case .wrongName(let wanted, let names):
      "certificate is for \(Self.list(names)), not \(shown(wanted))"
    case .addressAsName(let address):
      "certificate lists \(shown(address)) as a DNS name, which is not heeded for an address"
    case .nameless(let wanted):
      "certificate names no host (subjectAltName), so it is not for \(shown(wanted))"
    case .unknownIssuer(let name):
      "certificate is signed by \(shown(name)), which is not trusted here"
    case .unsentIssuer(let name):
      "certificate is signed by \(shown(name)), which is no root here and not sent with it"
    case .selfSigned(let name): "certificate of \(shown(name)) is signed by itself"
    case .noAuthority(let name):
      "certificate of \(shown(name)) is signed by itself and no authority (CA:FALSE)"
    case .flawed(let holder, let flaw): "certificate\(holder.clause) \(flaw.clause)"
    case .refused: "certificate refused"
    case .unreadable: "the server's certificate is malformed and cannot be read"
    }
  }

  /// What to do about it, or what else is said of it.
  private var remedy: DisplayText {
    switch self {
    case .expired(let holder, _): holder.renewal
    case .notYetValid: "is this host's clock right?"
    case .wrongName: "check the URL"
    case .addressAsName: "have it issued anew with that as an IP address (subjectAltName IP:)"
    case .nameless: "its owner has to have it issued anew"
    case .unknownIssuer: Self.doubts
    case .unsentIssuer: "have the server send its full chain; or \(Self.doubts)"
    case .selfSigned: "have --ca-file name it where it is yours"
    case .noAuthority: "issue it with CA:TRUE, or have an authority sign it"
    case .flawed(.server, let flaw): flaw.remedy
    case .flawed: CertificateFlaw.otherSigner
    case .refused(let why): shown(why)
    case .unreadable: "its owner has to have it issued anew"
    }
  }

  private static let doubts: DisplayText =
    "a proxy intercepts TLS, or --ca-file is to name that authority"

  private func shown(_ text: String) -> DisplayText { DisplayText(sanitizing: text) }

  private static func list(_ names: [String]) -> DisplayText {
    let shown = names.prefix(3).map { DisplayText(sanitizing: $0, limit: 80) }
    let rest: DisplayText = names.count > 3 ? " and \(names.count - 3) more" : ""
    return names.isEmpty ? "no name" : shown.joined(separator: ", ") + rest
  }
}

extension CertificateFault.Holder {
  /// Whose it is, behind the word "certificate".
  fileprivate var clause: DisplayText {
    switch self {
    case .server: .empty
    case .issuer(let name): " is signed by \(DisplayText(sanitizing: name)), which"
    case .root(let name): " leads to the root \(DisplayText(sanitizing: name)), which"
    }
  }

  /// Who has to act on one that has expired.
  fileprivate var renewal: DisplayText {
    switch self {
    case .server: "its owner has to renew it"
    case .issuer: "have the server send the one that replaces it"
    case .root: "renew the roots of this host, or the file that --ca-file names"
    }
  }
}
