import FoundationEssentials
import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import STUN

/// The least that a program over NIO does to send a Binding a second to each of many targets: the
/// peer that the program's own steady state is compared with.
enum BareLoop {
  /// Sends to the targets of the file `arguments[0]`, each a line `udp 127.0.0.1 3478`, trusting
  /// the CA file `arguments[1]`, until it is killed.
  static func run(_ arguments: [String]) async throws {
    guard arguments.count == 2 else { throw BenchError.usage("Benchmarks loop TARGETS CA") }
    let text = try String(contentsOfFile: arguments[0], encoding: .utf8)
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.trustRoots = .file(arguments[1])
    configuration.certificateVerification = .noHostnameVerification
    let tls = try NIOSSLContext(configuration: configuration)
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    for (index, words) in lines.enumerated() {
      let target = try SocketAddress(ipAddress: words[1], port: Int(words[2]) ?? 0)
      let channel = try await channel(over: words[0], to: target, tls)
      let phase = TimeAmount.nanoseconds(Int64(index) * 1_000_000_000 / Int64(lines.count))
      channel.eventLoop.scheduleRepeatedTask(initialDelay: phase, delay: .seconds(1)) { _ in
        channel.writeAndFlush(ByteBuffer(bytes: request()), promise: nil)
      }
    }
    print("ready")
    fflush(nil)
    try await Task.sleep(for: .seconds(86_400))
  }

  private static func channel(
    over transport: String, to target: SocketAddress, _ tls: NIOSSLContext
  ) async throws -> any Channel {
    let group = MultiThreadedEventLoopGroup.singleton
    guard transport != "udp" else {
      return try await DatagramBootstrap(group: group).connect(to: target).get()
    }
    return try await ClientBootstrap(group: group)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard transport == "tls" else { return }
          let handler = try NIOSSLClientHandler(context: tls, serverHostname: nil)
          try channel.pipeline.syncOperations.addHandler(handler)
        }
      }
      .connect(to: target).get()
  }

  private static func request() -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    return Message(.request, .binding, transactionID: .random(using: &random))
      .encoded(fingerprint: true)
  }
}
