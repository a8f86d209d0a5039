import Foundation
import Glibc
import Synchronization

/// A server on loopback, over UDP and TCP on one port, that does about each request what a test says.
///
/// A request is what one datagram or one read of a connection brings. Over TCP it may act before any.
package final class ScriptedServer: Sendable {
  /// What it does, one after the other.
  package enum Step: Sendable {
    case send([UInt8])
    /// The same from another address, 127.0.0.2 (UDP alone).
    case sendFromElsewhere([UInt8])
    case pause(Duration)
    /// Sends these bytes without end: over TCP until the client has gone, over UDP for a while.
    case flood([UInt8])
    /// Ends the connection (TCP alone).
    case close
    /// Ends it as if it had never been (TCP alone).
    case reset
  }

  package typealias Script = @Sendable (_ request: [UInt8]) -> [Step]

  /// Bytes that came and that were sent, over UDP and TCP.
  package struct Counts: Equatable, Sendable {
    package var received = 0
    package var sent = 0
  }

  /// Counts, for the threads that serve.
  private final class Tally: Sendable {
    let counts = Mutex(Counts())

    func received(_ count: Int) { counts.withLock { $0.received += count } }
    func sent(_ count: Int) { counts.withLock { $0.sent += count } }
  }

  package let port: UInt16
  private let tally = Tally()
  private let datagrams: LoopbackSocket
  private let listener: Int32

  /// A server at an address of 127.0.0.0/8, on this port or a free one, that begins each connection
  /// with `greeting`.
  package init(
    at host: String = "127.0.0.1", on port: UInt16? = nil, greeting: [Step] = [],
    _ script: @escaping Script
  ) throws {
    let port = try port ?? FreePort.next()
    self.port = port
    datagrams = try LoopbackSocket(on: port, of: host)
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let address = SocketAddress(host, port)
    guard address.bind(listener), listen(listener, 64) == 0 else {
      throw TestSupportError.system("bind \(host)", errno)
    }
    let elsewhere = try LoopbackSocket(on: port, of: "127.0.0.2")
    Thread.detachNewThread { [datagrams, tally] in
      Self.serve(datagrams, elsewhere: elsewhere, tally, script)
    }
    Thread.detachNewThread { [listener, tally] in Self.accept(listener, tally, greeting, script) }
  }

  package var counts: Counts { tally.counts.withLock { $0 } }

  deinit {
    datagrams.wake()
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private static func serve(
    _ socket: LoopbackSocket, elsewhere: LoopbackSocket, _ tally: Tally, _ script: Script
  ) {
    while let request = socket.next() {
      tally.received(request.bytes.count)
      for step in script(request.bytes) {
        switch step {
        case .send(let bytes):
          tally.sent(bytes.count)
          socket.send(bytes, to: request.sender)
        case .sendFromElsewhere(let bytes): elsewhere.send(bytes, to: request.sender)
        case .pause(let time): sleep(time)
        case .flood(let bytes):
          let end = ContinuousClock.now + .milliseconds(600)
          while ContinuousClock.now < end { socket.send(bytes, to: request.sender) }
        case .close, .reset: break
        }
      }
    }
  }
}

// Over TCP.
extension ScriptedServer {
  private static func accept(
    _ listener: Int32, _ tally: Tally, _ greeting: [Step], _ script: @escaping Script
  ) {
    while case let connection = Glibc.accept(listener, nil, nil), connection >= 0 {
      Thread.detachNewThread {
        serve(connection, tally, greeting, script)
        // A process that a test has just started may hold it open too.
        shutdown(connection, Int32(SHUT_RDWR))
        close(connection)
      }
    }
  }

  private static func serve(
    _ connection: Int32, _ tally: Tally, _ greeting: [Step], _ script: Script
  ) {
    guard perform(greeting, on: connection, tally) else { return }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(connection, &buffer, buffer.count), count > 0 {
      tally.received(count)
      guard perform(script(Array(buffer.prefix(count))), on: connection, tally) else { return }
    }
  }

  /// Whether the connection goes on.
  private static func perform(_ steps: [Step], on connection: Int32, _ tally: Tally) -> Bool {
    steps.allSatisfy { step in
      if case .send(let bytes) = step { tally.sent(bytes.count) }
      return perform(step, on: connection)
    }
  }

  /// Whether the connection goes on.
  private static func perform(_ step: Step, on connection: Int32) -> Bool {
    switch step {
    case .send(let bytes), .sendFromElsewhere(let bytes): return write(bytes, to: connection)
    case .pause(let time): sleep(time)
    case .flood(let bytes): while write(bytes, to: connection) {}
    case .close: return false
    case .reset:
      reset(connection)
      return false
    }
    return true
  }

  /// Takes leave of the peer with a RST, whoever else holds the connection (connect(2), `AF_UNSPEC`).
  private static func reset(_ connection: Int32) {
    var nobody = sockaddr()
    nobody.sa_family = sa_family_t(AF_UNSPEC)
    connect(connection, &nobody, socklen_t(MemoryLayout<sockaddr>.size))
  }

  private static func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  private static func sleep(_ time: Duration) {
    let (seconds, attoseconds) = time.components
    Thread.sleep(forTimeInterval: Double(seconds) + Double(attoseconds) / 1e18)
  }
}
