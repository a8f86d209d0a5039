import Glibc
import STUN

/// Asks the system's resolver, hosts file and DNS alike, many names at once.
package struct SystemResolver: Resolver {
  /// What blocks a thread until the system has an answer.
  package typealias Lookup = @Sendable (String) -> Result<[IPAddress], ResolveError>

  private let lanes: LookupLanes
  private let timeout: Duration
  private let lookUp: Lookup

  /// A resolver that gives a name `timeout`, and those that wait for a thread as much again for
  /// each time that the threads may change hands before them.
  package init(timeout: Duration, lanes: LookupLanes = .shared, lookUp: Lookup? = nil) {
    self.timeout = timeout
    self.lanes = lanes
    self.lookUp = lookUp ?? Self.ask
  }

  package func addresses(of host: String) async throws(ResolveError) -> [IPAddress] {
    if let address = IPAddress(host) { return [address] }
    return try await lanes.run(timeout: timeout) { [lookUp] in lookUp(host) }.get()
  }

  private static func ask(_ host: String) -> Result<[IPAddress], ResolveError> {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
    hints.ai_flags = AI_ADDRCONFIG
    var list: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host, nil, &hints, &list)
    guard status == 0 else { return .failure(ResolveError(status: status)) }
    guard let list else { return .failure(.noAddress) }
    defer { freeaddrinfo(list) }
    var addresses: [IPAddress] = []
    for entry in sequence(first: list, next: { $0.pointee.ai_next }) {
      guard let ip = IPAddress(entry.pointee) else { continue }
      if !addresses.contains(ip) { addresses.append(ip) }
    }
    return addresses.isEmpty ? .failure(.noAddress) : .success(addresses)
  }
}

extension ResolveError {
  fileprivate init(status: Int32) {
    switch status {
    case EAI_NONAME: self = .unknownName
    case eaiNoData, EAI_FAMILY: self = .noAddress
    default: self = .failed(String(cString: gai_strerror(status)))
    }
  }
}

extension IPAddress {
  /// The address within an entry of the resolver; `nil` for families other than IPv4 and IPv6.
  fileprivate init?(_ entry: addrinfo) {
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let status = getnameinfo(
      entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
    guard status == 0 else { return nil }
    self.init(String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
  }
}

/// EAI_NODATA of glibc's netdb.h, which hides it behind _GNU_SOURCE.
private let eaiNoData: Int32 = -5
