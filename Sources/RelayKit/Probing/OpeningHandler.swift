import NIOCore
import NIOTLS

/// Tells when a stream stands and, over TLS, its handshake is done and verified, or why not.
///
/// It takes the times on the event loop, where they happen: what waits for a busy thread is no part
/// of a rung.
final class OpeningHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  /// What the rungs of an opening took.
  struct Times: Sendable {
    var connect: Duration
    /// From the connection to the end of the handshake; `nil` without TLS.
    var tls: Duration?
  }

  private let opened: EventLoopPromise<Times>
  private let handshake: Handshake?
  private let start = NIODeadline.now()
  private var connected: NIODeadline?

  /// A handler that is about to connect; without `handshake` the connection is all.
  init(opened: EventLoopPromise<Times>, handshake: Handshake?) {
    self.opened = opened
    self.handshake = handshake
  }

  func channelActive(context: ChannelHandlerContext) {
    connected = .now()
    if let handshake { handshake.limit(opened, on: context.eventLoop) } else { succeed() }
    context.fireChannelActive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .handshakeCompleted = event as? TLSUserEvent { succeed() }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    opened.fail(error)
    context.fireErrorCaught(error)
  }

  func channelInactive(context: ChannelHandlerContext) {
    opened.fail(ExchangeError.tls("the server closed the connection"))
    context.fireChannelInactive()
  }

  private func succeed() {
    let connected = connected ?? .now()
    opened.succeed(
      Times(
        connect: .nanoseconds((connected - start).nanoseconds),
        tls: handshake.map { _ in .nanoseconds((NIODeadline.now() - connected).nanoseconds) }))
  }
}

/// How long a server may leave a handshake unfinished.
struct Handshake: Sendable {
  let findings: CertificateFindings
  let timeout: TimeAmount

  /// Ends a handshake that the server leaves unfinished for the timeout; the time that judging its
  /// chain takes here, as reading the system's roots may, is not the server's.
  func limit(_ opened: EventLoopPromise<OpeningHandler.Times>, on eventLoop: any EventLoop) {
    let timer = eventLoop.scheduleTask(in: timeout) {
      guard findings.isJudging else { return opened.fail(ExchangeError.timedOut(.tls)) }
      limit(opened, on: eventLoop)
    }
    opened.futureResult.whenComplete { _ in timer.cancel() }
  }
}
