import NIOCore
import NIOPosix
import STUN
import STUNSockets

/// Asks several servers from one socket, and gathers what they see us as: a NAT's mapping is that of
/// a socket (RFC 4787 §4.1).
///
/// It repeats its questions by a timetable, and closes the channel when all are answered, from
/// wherever, or time is up. What is no STUN message is counted and passed over: the exchange with
/// that server judges it.
final class MappingHandler: ChannelInboundHandler {
  typealias InboundIn = AddressedEnvelope<ByteBuffer>
  typealias OutboundOut = AddressedEnvelope<ByteBuffer>

  private var waiting: [TransactionID: TransportAddress]
  private var exploration = MappingExploration()
  private var timetable: Retransmission
  private let meter: TrafficMeter
  private let done: EventLoopPromise<MappingExploration>

  init(
    _ servers: [TransportAddress], by timetable: Retransmission, meter: TrafficMeter,
    done: EventLoopPromise<MappingExploration>
  ) {
    var random = SystemRandomNumberGenerator()
    var waiting: [TransactionID: TransportAddress] = [:]
    for server in servers { waiting[.random(using: &random)] = server }
    self.waiting = waiting
    self.timetable = timetable
    self.meter = meter
    self.done = done
  }

  func channelActive(context: ChannelHandlerContext) {
    ask(context: context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let envelope = unwrapInboundIn(data)
    let wire = Array(buffer: envelope.data)
    meter.count(received: wire.count)
    guard let message = try? Message(decoding: wire),
      let server = waiting[message.transactionID],
      message.isAnswer(to: .binding, wire: wire),
      let sender = TransportAddress(envelope.remoteAddress)
    else {
      meter.count(foreign: 1)
      return
    }
    if sender == server {
      answered(message, by: server, context: context)
    } else {
      meter.count(foreign: 1)
      exploration.displaced[server] = sender
    }
    if waiting.values.allSatisfy({ exploration.displaced[$0] != nil }) {
      context.close(promise: nil)
    }
  }

  private func answered(
    _ message: Message, by server: TransportAddress, context: ChannelHandlerContext
  ) {
    waiting[message.transactionID] = nil
    exploration.displaced[server] = nil
    if let mapped = (try? message.value(.xorMappedAddress)).flatMap({ $0 }) {
      exploration.answers.append(
        MappedAddress(socket: 0, server: server, mapped: mapped, local: local(mapped, context)))
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {}

  func channelInactive(context: ChannelHandlerContext) {
    done.succeed(exploration)
  }

  private func ask(context: ChannelHandlerContext) {
    guard context.channel.isActive, case .transmit(let wait) = timetable.timerFired() else {
      return context.close(promise: nil)
    }
    for (id, server) in waiting {
      let bytes = Message(.request, .binding, transactionID: id).encoded(fingerprint: true)
      guard let remote = try? SocketAddress(server) else { continue }
      meter.count(sent: bytes.count)
      let envelope = AddressedEnvelope(
        remoteAddress: remote, data: context.channel.allocator.buffer(bytes: bytes))
      context.writeAndFlush(wrapOutboundOut(envelope), promise: nil)
    }
    let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: .init(wait)) {
      bound.value.handler.ask(context: bound.value.context)
    }
  }

  /// The socket's own address, where that is what the server sees; `nil` behind a NAT.
  private func local(_ mapped: TransportAddress, _ context: ChannelHandlerContext)
    -> TransportAddress?
  {
    let devices = (try? System.enumerateDevices()) ?? []
    let isOurs =
      devices.contains { TransportAddress($0.address)?.ip == mapped.ip }
      || mapped.ip.isLoopback
    return isOurs && context.localAddress?.port == Int(mapped.port) ? mapped : nil
  }
}
