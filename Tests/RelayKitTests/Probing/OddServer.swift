import NIOCore
import NIOPosix
import RelayKit
import STUN

/// A server that answers each request in one way.
struct OddServer {
  enum Behaviour: Equatable {
    /// Answers with an alert of TLS, and closes.
    case alert(UInt8)
    case binding, twice, html, goodbye, silence
    case foreign, echo, indication, otherMethod, wrongFingerprint, channelData, half
  }

  private let channel: any Channel

  init(_ behaviour: Behaviour, transport: Transport) async throws {
    let group = MultiThreadedEventLoopGroup.singleton
    if transport == .udp {
      channel = try await DatagramBootstrap(group: group)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(DatagramAnswers(behaviour: behaviour))
          }
        }
        .bind(host: "127.0.0.1", port: 0).get()
    } else {
      channel = try await ServerBootstrap(group: group)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(StreamAnswers(behaviour: behaviour))
          }
        }
        .bind(host: "127.0.0.1", port: 0).get()
    }
  }

  var port: UInt16 { UInt16(channel.localAddress?.port ?? 0) }

  func end() async throws {
    try await channel.close()
  }
}

extension OddServer.Behaviour {
  /// What is sent back for `request`; `nil` for nothing.
  func answer(to request: [UInt8]) -> [UInt8]? {
    switch self {
    case .binding, .twice: return reply(to: request)
    case .foreign: return reply(to: TransactionID(bytes: [UInt8](repeating: 7, count: 12)))
    case .echo: return request
    case .indication: return reply(to: request, .indication)
    case .otherMethod: return reply(to: request, .success, .allocate)
    case .wrongFingerprint: return reply(to: request).map { $0.dropLast() + [$0[$0.count - 1] ^ 1] }
    case .html: return Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)
    case .channelData: return [0x40, 0x01, 0, 3, 1, 2, 3, 0]
    case .half: return reply(to: request).map { Array($0.prefix(22)) }
    case .alert(let code): return [21, 3, 1, 0, 2, 2, code]
    case .goodbye, .silence: return nil
    }
  }

  private func reply(
    to request: [UInt8], _ messageClass: MessageClass = .success, _ method: Method = .binding
  ) -> [UInt8]? {
    reply(to: (try? Message(decoding: request))?.transactionID, messageClass, method)
  }

  private func reply(
    to id: TransactionID?, _ messageClass: MessageClass = .success, _ method: Method = .binding
  ) -> [UInt8]? {
    guard let id else { return nil }
    var message = Message(messageClass, method, transactionID: id)
    message.append(.xorMappedAddress, TransportAddress(ip: IPAddress(127, 0, 0, 1), port: 4000))
    return message.encoded(fingerprint: true)
  }
}

private final class DatagramAnswers: ChannelInboundHandler {
  typealias InboundIn = AddressedEnvelope<ByteBuffer>
  typealias OutboundOut = AddressedEnvelope<ByteBuffer>

  private let behaviour: OddServer.Behaviour

  init(behaviour: OddServer.Behaviour) {
    self.behaviour = behaviour
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let envelope = unwrapInboundIn(data)
    guard let answer = behaviour.answer(to: Array(buffer: envelope.data)) else { return }
    let reply = AddressedEnvelope(
      remoteAddress: envelope.remoteAddress, data: ByteBuffer(bytes: answer))
    if behaviour == .twice { context.write(wrapOutboundOut(reply), promise: nil) }
    context.writeAndFlush(wrapOutboundOut(reply), promise: nil)
  }
}

private final class StreamAnswers: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let behaviour: OddServer.Behaviour

  init(behaviour: OddServer.Behaviour) {
    self.behaviour = behaviour
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if behaviour == .goodbye { return context.close(promise: nil) }
    guard let answer = behaviour.answer(to: Array(buffer: unwrapInboundIn(data))) else { return }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: answer)), promise: nil)
    if case .alert = behaviour { context.close(promise: nil) }
  }
}
