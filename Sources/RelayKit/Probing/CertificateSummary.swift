import FoundationEssentials
import STUN
import SwiftASN1
import X509

/// What a server's certificate says of itself, as reports and screens show it.
package struct CertificateSummary: Equatable, Sendable {
  /// The names it is for (subjectAltName, RFC 5280 §4.2.1.6).
  package var names: [DisplayText]
  package var issuer: DisplayText
  /// Whole days until it expires; negative where it has.
  package var daysLeft: Int

  package init(names: [DisplayText], issuer: DisplayText, daysLeft: Int) {
    self.names = names
    self.issuer = issuer
    self.daysLeft = daysLeft
  }
}

extension CertificateSummary {
  init(_ certificate: Certificate, at now: Date) {
    self.init(
      names: certificate.alternativeNames, issuer: certificate.issuer,
      expiring: certificate.notValidAfter, at: now)
  }

  init(names: [String], issuer: DistinguishedName, expiring end: Date, at now: Date) {
    self.names = names.map { DisplayText(sanitizing: $0) }
    self.issuer = DisplayText(sanitizing: issuer.commonName)
    daysLeft = Int((end.timeIntervalSince(now) / 86_400).rounded(.down))
  }
}

extension Certificate {
  /// The DNS names and addresses it is for.
  var alternativeNames: [String] { extensions.alternativeNames }
}

extension Certificate.Extensions {
  /// The DNS names and addresses among them.
  var alternativeNames: [String] {
    guard let names = try? subjectAlternativeNames else { return [] }
    return names.compactMap { name in
      switch name {
      case .dnsName(let name): name
      case .ipAddress(let bytes): IPAddress(bytes: Array(bytes.bytes))?.description
      default: nil
      }
    }
  }
}

extension DistinguishedName {
  /// The common name, or the whole name where it has none.
  var commonName: String {
    for component in self {
      for attribute in component
      where attribute.type == .RDNAttributeType.commonName {
        return "\(attribute.value)"
      }
    }
    return "\(self)"
  }
}
