import NIOCore
import NIOHTTP1
import NIOPosix
import STUN
import STUNSockets

/// The credential endpoint over plain HTTP/1.1 on loopback, with whatever answers it is given.
package struct DemoAPI: Sendable {
  /// Where it listens, without a slash at the end: `http://127.0.0.1:49152`.
  package let baseURL: String

  /// Serves `answers` while `body` runs, and closes every connection after it.
  package static func withRunning<Outcome>(
    answers: @escaping @Sendable (CredentialQuery) -> APIAnswer,
    body: (DemoAPI) async throws -> Outcome
  ) async throws -> Outcome {
    try await withEventLoop { eventLoop in
      try await body(start(on: eventLoop, answers: answers))
    }
  }

  static func start(
    on group: any EventLoopGroup, answers: @escaping @Sendable (CredentialQuery) -> APIAnswer
  ) async throws -> DemoAPI {
    let bootstrap = ServerBootstrap(group: group)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(APIHandler(answers: answers))
        }
      }
    let anyPort = TransportAddress(ip: IPAddress(127, 0, 0, 1), port: 0)
    let listener = try await anyPort.listen { bootstrap.bind(to: $0) }
    let address = TransportAddress(listener.localAddress) ?? anyPort
    return DemoAPI(baseURL: "http://\(address)")
  }
}
