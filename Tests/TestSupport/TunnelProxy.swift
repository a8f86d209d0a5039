import Dispatch
import Foundation
import Glibc
import Synchronization

/// A small proxy on loopback that opens tunnels to loopback (CONNECT, RFC 9110 §9.3.6).
package final class TunnelProxy: Sendable {
  package let port: UInt16
  private let listener: Int32
  private let log = Mutex<[String]>([])

  /// The heads of all requests so far.
  package var heads: [String] { log.withLock { $0 } }

  /// Answers every request with `status`, and opens a tunnel where that is 200.
  package init(answering status: String = "200 Connection established") throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let address = SocketAddress("127.0.0.1", 0)
    guard address.bind(listener), listen(listener, 64) == 0 else {
      throw TestSupportError.system("bind 127.0.0.1", errno)
    }
    port = address.boundPort(of: listener)
    Thread.detachNewThread { [weak self, listener] in
      while case let client = accept(listener, nil, nil), client >= 0 {
        Thread.detachNewThread { [weak self] in self?.serve(client, status) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve(_ client: Int32, _ status: String) {
    let head = Self.readHead(client)
    log.withLock { $0.append(head) }
    Self.write(Array("HTTP/1.1 \(status)\r\n\r\n".utf8)[...], to: client)
    defer { close(client) }
    guard status.hasPrefix("200"), let server = Self.connect(asToldBy: head) else { return }
    defer { close(server) }
    let isOver = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      Self.pump(from: server, to: client)
      isOver.signal()
    }
    Self.pump(from: client, to: server)
    isOver.wait()
  }

  /// A connection to the port that `CONNECT host:port HTTP/1.1` names.
  private static func connect(asToldBy head: String) -> Int32? {
    let words = head.split(separator: " ", maxSplits: 2)
    guard words.first == "CONNECT", words.count == 3,
      let port = words[1].split(separator: ":").last.flatMap({ UInt16($0) })
    else { return nil }
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let address = SocketAddress("127.0.0.1", port)
    guard address.connect(server) else {
      close(server)
      return nil
    }
    return server
  }

  private static func readHead(_ client: Int32) -> String {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while head.count < 65_536, !head.suffix(4).elementsEqual([13, 10, 13, 10]),
      read(client, &byte, 1) == 1
    {
      head.append(byte)
    }
    return String(decoding: head, as: UTF8.self)
  }

  /// Carries bytes one way until either end closes, and then ends that way.
  private static func pump(from source: Int32, to target: Int32) {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while case let count = read(source, &buffer, buffer.count), count > 0 {
      guard write(buffer[..<count], to: target) else { break }
    }
    shutdown(target, Int32(SHUT_WR))
  }

  @discardableResult
  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
