import Foundation
import Glibc
import Synchronization

/// Stands before a TURN server, over UDP on several ports, drops without a word the challenges that
/// exceed the limit, and lets every answer come as late as it is told to.
package final class LimitedFront: Sendable {
  /// What became of the challenges that the server sent.
  package struct Tally: Equatable, Sendable {
    package var passed = 0
    package var dropped = 0

    package init(passed: Int = 0, dropped: Int = 0) {
      self.passed = passed
      self.dropped = dropped
    }
  }

  /// An Allocate without credentials, which is to be challenged.
  package struct Arrival: Sendable {
    package let time: Duration
    /// Its transaction: what is sent again has the same.
    package let id: [UInt8]
  }

  /// A client and the port that it came to.
  private struct Client: Hashable {
    let address: SocketAddress
    let front: UInt16
  }

  private struct State {
    var limit = ChallengeLimit()
    var tally = Tally()
    var arrivals: [Arrival] = []
    /// The sockets to the server, one a client.
    var backs: [Client: LoopbackSocket] = [:]
  }

  package var ports: [UInt16] { fronts.map(\.port) }
  package var tally: Tally { state.withLock { $0.tally } }
  /// All that were to be challenged, those included that were sent again.
  package var arrivals: [Arrival] { state.withLock { $0.arrivals } }

  private let fronts: [LoopbackSocket]
  private let server: UInt16
  private let delay: Duration
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// A front with so many ports, before the server on this one, whose answers take `delay`.
  package init(of server: UInt16, ports: Int, delay: Duration = .zero) throws {
    self.server = server
    self.delay = delay
    fronts = try (0..<ports).map { _ in try LoopbackSocket(on: FreePort.next()) }
    for front in fronts {
      Thread.detachNewThread { [weak self] in
        while let datagram = front.next() { self?.forward(datagram, to: front) }
      }
    }
  }

  deinit {
    for socket in fronts + state.withLock({ Array($0.backs.values) }) { socket.wake() }
  }

  private func forward(_ datagram: LoopbackSocket.Datagram, to front: LoopbackSocket) {
    if Self.isBareAllocate(datagram.bytes) {
      let arrival = Arrival(
        time: ContinuousClock.now - start, id: Array(datagram.bytes[8..<20]))
      state.withLock { $0.arrivals.append(arrival) }
    }
    let back = back(for: datagram.sender, behind: front)
    back?.send(datagram.bytes, to: SocketAddress("127.0.0.1", server))
  }

  /// The client's socket to the server; a thread of its own carries what comes back.
  private func back(for client: SocketAddress, behind front: LoopbackSocket) -> LoopbackSocket? {
    let key = Client(address: client, front: front.port)
    if let known = state.withLock({ $0.backs[key] }) { return known }
    guard let back = try? LoopbackSocket() else { return nil }
    state.withLock { $0.backs[key] = back }
    Thread.detachNewThread { [weak self, delay] in
      while let bytes = back.next()?.bytes {
        guard self?.passes(bytes, to: client.ipv4) ?? false else { continue }
        guard delay > .zero else {
          front.send(bytes, to: client)
          continue
        }
        Task {
          try await Task.sleep(for: delay)
          front.send(bytes, to: client)
        }
      }
    }
    return back
  }

  private func passes(_ bytes: [UInt8], to client: UInt32) -> Bool {
    guard Self.isChallenge(bytes) else { return true }
    let now = ContinuousClock.now - start
    return state.withLock { state in
      let passes = state.limit.admits(client, at: now)
      state.tally.passed += passes ? 1 : 0
      state.tally.dropped += passes ? 0 : 1
      return passes
    }
  }

  /// Whether a message is an Allocate error response with the code 401.
  private static func isChallenge(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [0x01, 0x13]) else { return false }
    return attributes(of: bytes).contains { $0.starts(with: [0x00, 0x09]) && $0[6...7] == [4, 1] }
  }

  /// Whether a message is an Allocate request without a user.
  private static func isBareAllocate(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x00, 0x03])
      && !attributes(of: bytes).contains { $0.starts(with: [0x00, 0x06]) }
  }

  /// The first eight bytes of each attribute of a message.
  private static func attributes(of bytes: [UInt8]) -> [[UInt8]] {
    var heads: [[UInt8]] = []
    var rest = bytes.dropFirst(20)
    while rest.count >= 8 {
      let head = Array(rest.prefix(8))
      heads.append(head)
      let length = Int(head[2]) << 8 | Int(head[3])
      rest = rest.dropFirst(4 + (length + 3) / 4 * 4)
    }
    return heads
  }
}
