import STUN

extension NetworkFindings {
  /// What the servers of all regions tell; `evidence` is of the same servers.
  init(of regions: [RegionSnapshot], evidence: PathEvidence) {
    let servers = regions.lazy.flatMap(\.servers)
    paths = NetworkPath.summary(of: servers)
    mappedAddresses = Set(Set(servers.compactMap(\.mapped)).map(\.withoutPort)).sorted()
    answersOverIPv6 = Self.isAnswering(servers.flatMap(\.addresses).filter { $0.family == 6 })
    causes = Self.causes(evidence)
  }

  /// Whether any of these answers; `nil` where none does, and none is silent that there is a way to.
  private static func isAnswering(_ addresses: [AddressSnapshot]) -> Bool? {
    if addresses.contains(where: \.answers) { return true }
    return addresses.contains { $0.verdict == .unreachable && $0.hasRoute } ? false : nil
  }

  /// What is wrong with the network itself, the gravest first.
  private static func causes(_ evidence: PathEvidence) -> [DisplayText] {
    guard !evidence.everywhere.isOutOfReach else { return [PathCause.silence] }
    var causes: [DisplayText] = []
    if let stream = evidence.streamWithoutUDP {
      causes.append(
        """
        UDP gets no answer anywhere while \(stream.displayText): a firewall drops UDP; \
        let it out, or calls go over TCP and stall with every loss
        """)
    }
    if let issuer = evidence.interceptor {
      causes.append(PathCause.interception(by: issuer))
    }
    return causes + portalCauses(evidence)
  }

  /// How a captive portal shows itself, and what to do; empty where there is none.
  private static func portalCauses(_ evidence: PathEvidence) -> [DisplayText] {
    var causes: [DisplayText] = []
    if let name = evidence.impostor {
      causes.append(
        """
        a captive portal or proxy takes TLS and shows the certificate of \(name); \
        sign in with a browser
        """)
    }
    let ports = evidence.portalPorts.map { "\($0)" as DisplayText }
    if !ports.isEmpty {
      let verb: DisplayText = ports.count == 1 ? "answers" : "answer"
      causes.append(
        """
        TCP \(ports.joined(separator: ", ")) \(verb) in HTTP: \
        a captive portal or proxy; sign in with a browser
        """)
    }
    return causes
  }

  /// Hosts that lead astray to one address, in a sentence each; in the order they are named.
  mutating func add(_ strays: [StrayHost]) {
    strayHosts = strays
    let hijacked = Dictionary(grouping: strays.filter { $0.fault == .hijacked }, by: \.address)
    for (address, hosts) in hijacked.sorted(by: { $0.key < $1.key }) {
      causes.append(
        """
        the DNS gives \(address) for \(hosts.count) names and no server is there: a captive portal \
        or a blocking resolver; sign in, or ask another resolver
        """)
    }
  }
}

extension NetworkFindings {
  /// What there is to say, a line each: the paths, how we are seen, and what is wrong.
  package var lines: [DisplayText] {
    let states = paths.map { path in
      "\(path.transport.displayName)/\(path.port) \(path.state.displayName)" as DisplayText
    }
    let first: DisplayText = states.isEmpty ? "nothing known" : states.joined(separator: ", ")
    return [first] + [identity].compactMap(\.self) + causes + [proxyNote].compactMap(\.self)
  }

  /// `seen as 203.0.113.7, endpoint-independent mapping, IPv6 answers`.
  package var identity: DisplayText? {
    let names = mappedAddresses.map(\.withPurpose).joined(separator: ", ")
    let parts: [DisplayText?] = [
      names.isEmpty ? nil : "seen as \(names)",
      mapping == .unknown ? nil : mapping.displayText,
      answersOverIPv6.map { $0 ? "IPv6 answers" : "IPv6 gets no answer" },
    ]
    let known = parts.compactMap(\.self)
    return known.isEmpty ? nil : known.joined(separator: ", ")
  }

  /// What a proxy that the environment names means for what was measured.
  package var proxyNote: DisplayText? {
    proxy.map { "probes go direct: a browser behind the proxy \($0) would not" }
  }
}

extension DisplayText {
  /// The address, and what it belongs to where it stands for another: `2002:c000:201:: of 6to4 (RFC 3056)`.
  fileprivate var withPurpose: DisplayText {
    guard let purpose = IPAddress(text)?.purpose, purpose.kind == .translation else { return self }
    return "\(self) of \(purpose.displayText)"
  }

  /// The address alone, of `192.0.2.1:80` or `[2001:db8::1]:80`.
  fileprivate var withoutPort: DisplayText {
    let end = text.hasPrefix("[") ? "]" : ":"
    let address = text.drop { $0 == "[" }.prefix { String($0) != end }
    return DisplayText(sanitizing: String(address))
  }
}
