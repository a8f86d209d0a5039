import Foundation
import Glibc

/// A small HTTP/1.1 server on loopback, for answers that a test writes out itself.
package final class HTTPResponder: Sendable {
  package struct Request: Sendable {
    /// For example `GET`.
    package let method: String
    /// For example `/api/v1/turn/credentials`.
    package let path: String
    /// The query's fields, percent decoded.
    package let query: [String: String]
  }

  package struct Response: Sendable {
    package var status: Int
    package var contentType: String
    package var body: String
    /// Further header fields.
    package var headers: [String: String]
    /// What passes between any two bytes.
    package var pause: Duration = .zero

    package init(
      _ status: Int, _ body: String, contentType: String = "application/json",
      headers: [String: String] = [:]
    ) {
      self.status = status
      self.contentType = contentType
      self.body = body
      self.headers = headers
    }
  }

  package let host: String
  package let port: UInt16
  private let listener: Int32

  /// `http://127.0.0.1:PORT`.
  package var baseURL: String { "http://\(host):\(port)" }

  /// Answers every request with what `answer` says, from any thread, until it is let go.
  package init(
    on host: String = "127.0.0.1", answer: @escaping @Sendable (Request) -> Response
  ) throws {
    self.host = host
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let address = SocketAddress(host, 0)
    guard address.bind(listener), listen(listener, 64) == 0 else {
      throw TestSupportError.system("bind \(host)", errno)
    }
    port = address.boundPort(of: listener)
    Thread.detachNewThread { [listener] in Self.accept(listener, answer) }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private static func accept(
    _ listener: Int32, _ answer: @escaping @Sendable (Request) -> Response
  ) {
    while true {
      let connection = Glibc.accept(listener, nil, nil)
      guard connection >= 0 else { return }
      Thread.detachNewThread {
        serve(connection, answer)
        close(connection)
      }
    }
  }

  private static func serve(_ connection: Int32, _ answer: (Request) -> Response) {
    guard let request = Request(head: head(of: connection)) else { return }
    let response = answer(request)
    let bytes = response.bytes
    let isSlow = response.pause > .zero
    var sent = 0
    while sent < bytes.count {
      if isSlow { usleep(UInt32(response.pause / .microseconds(1))) }
      let count = bytes[sent...].withUnsafeBytes { bytes in
        send(connection, bytes.baseAddress, isSlow ? 1 : bytes.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Reads to the empty line; requests here have no body.
  private static func head(of connection: Int32) -> String {
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while head.count < 65_536, !head.suffix(4).elementsEqual([13, 10, 13, 10]) {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { break }
      head += buffer.prefix(count)
    }
    return String(decoding: head, as: UTF8.self)
  }
}

extension HTTPResponder.Request {
  fileprivate init?(head: String) {
    let words = head.prefix { !$0.isNewline }.split(separator: " ")
    guard words.count == 3, let url = URLComponents(string: String(words[1])) else { return nil }
    method = String(words[0])
    path = url.path
    let fields = (url.queryItems ?? []).map { ($0.name, $0.value ?? "") }
    query = Dictionary(fields) { first, _ in first }
  }
}

extension HTTPResponder.Response {
  fileprivate var bytes: [UInt8] {
    let head = [
      "HTTP/1.1 \(status) Status", "Content-Type: \(contentType)",
      "Content-Length: \(body.utf8.count)", "Connection: close",
    ]
    let fields = headers.map { "\($0.key): \($0.value)" } + ["", ""]
    return Array(((head + fields).joined(separator: "\r\n") + body).utf8)
  }
}
