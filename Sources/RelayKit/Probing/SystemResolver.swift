import Glibc
import NIOCore
import NIOPosix
import STUN

/// Asks the system's resolver, hosts file and DNS alike, each name on a thread of a pool.
package struct SystemResolver: Resolver {
  private let pool: NIOThreadPool
  private let timeout: Duration

  /// A resolver that gives up after `timeout`.
  package init(timeout: Duration, pool: NIOThreadPool = .singleton) {
    self.timeout = timeout
    self.pool = pool
  }

  package func addresses(of host: String) async throws(ResolveError) -> [IPAddress] {
    let loop = MultiThreadedEventLoopGroup.singleton.any()
    let answer = loop.makePromise(of: Result<[IPAddress], ResolveError>.self)
    let timer = loop.scheduleTask(in: .init(timeout)) { answer.succeed(.failure(.timedOut)) }
    pool.submit { _ in answer.succeed(Self.lookUp(host)) }
    let result = await withTaskCancellationHandler {
      try? await answer.futureResult.get()
    } onCancel: {
      answer.succeed(.failure(.timedOut))
    }
    timer.cancel()
    return try (result ?? .failure(.timedOut)).get()
  }

  private static func lookUp(_ host: String) -> Result<[IPAddress], ResolveError> {
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
