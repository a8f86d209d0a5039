import NIOCore
import NIOHTTP1

/// A connection to the API: answers one request after the other, each in its time.
final class APIHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private static let notFound = APIAnswer(status: 404, body: #"{"message":"Not Found"}"#)

  private let answers: @Sendable (CredentialQuery) -> APIAnswer
  private var head: HTTPRequestHead?

  init(answers: @escaping @Sendable (CredentialQuery) -> APIAnswer) {
    self.answers = answers
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): self.head = head
    case .body: break
    case .end:
      guard let head else { return }
      let query = head.method == .GET ? CredentialQuery(target: head.uri) : nil
      let answer = query.map(answers) ?? Self.notFound
      context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(answer.delay)) {
        self.send(answer, to: head, context: context)
      }
    }
  }

  private func send(
    _ answer: APIAnswer, to request: HTTPRequestHead, context: ChannelHandlerContext
  ) {
    var headers = HTTPHeaders(answer.headers.sorted { $0.key < $1.key }.map { ($0, $1) })
    headers.add(name: "Content-Length", value: "\(answer.body.utf8.count)")
    if !request.isKeepAlive { headers.add(name: "Connection", value: "close") }
    let head = HTTPResponseHead(
      version: .http1_1, status: .init(statusCode: answer.status), headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(
      wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: answer.body)))), promise: nil)
    let sent = context.eventLoop.makePromise(of: Void.self)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: sent)
    guard !request.isKeepAlive else { return }
    sent.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
  }
}
