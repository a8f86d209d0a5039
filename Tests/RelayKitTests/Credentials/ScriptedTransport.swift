import RelayKit
import Synchronization
import TestSupport

/// A transport that answers as a test says, and remembers what it was asked, and when.
final class ScriptedTransport: HTTPTransport {
  /// One request: for which region, when, how long it might take, and where to.
  struct Request: Equatable {
    var region: String
    var time: Duration
    var timeout: Duration
    var url: String
  }

  typealias Answer = Result<HTTPAnswer, HTTPTransportError>

  private let clock: ManualClock
  private let log = Mutex<[Request]>([])
  private let answer: @Sendable (_ region: String, _ attempt: Int) async -> Answer

  /// A transport whose answer depends on the region and the attempt's number, from 1.
  init(
    _ clock: ManualClock,
    answer: @escaping @Sendable (_ region: String, _ attempt: Int) async -> Answer
  ) {
    self.clock = clock
    self.answer = answer
  }

  var requests: [Request] { log.withLock { $0 } }

  /// Waits until it was asked `count` times.
  func requests(_ count: Int) async {
    while requests.count < count, !Task.isCancelled { await Task.yield() }
  }

  func times(of region: String) -> [Duration] {
    requests.filter { $0.region == region }.map(\.time)
  }

  func get(_ get: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    let url = get.url.revealed
    let region = url.firstRange(of: "&region=").map { String(url[$0.upperBound...]) } ?? "default"
    let request = Request(
      region: region, time: clock.now.offset, timeout: get.timeout, url: url)
    let attempt = log.withLock { log in
      log.append(request)
      return log.count { $0.region == region }
    }
    return try await answer(region, attempt).get()
  }
}

extension HTTPAnswer {
  /// A success with one server.
  static func servers(_ url: String = "turn:a.example") -> HTTPAnswer {
    HTTPAnswer(status: 200, body: Array(#"[{"urls": "\#(url)"}]"#.utf8))
  }

  static func error(_ status: Int, _ body: String = "", retryAfter: String? = nil) -> HTTPAnswer {
    HTTPAnswer(status: status, retryAfter: retryAfter, body: Array(body.utf8))
  }
}

/// Dice that always fall the same.
struct ConstantGenerator: RandomNumberGenerator {
  /// Whatever is drawn is the least there is; not 0, at which drawing from a range tries again.
  static let lowest = ConstantGenerator(value: 1)
  static let highest = ConstantGenerator(value: .max)

  var value: UInt64

  func next() -> UInt64 { value }
}
