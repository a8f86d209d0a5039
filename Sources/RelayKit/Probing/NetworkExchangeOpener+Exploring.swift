import NIOCore
import NIOPosix
import STUN
import STUNSockets

extension NetworkExchangeOpener: MappingExploring {
  package func explore(
    _ servers: [TransportAddress], timeout: Duration
  ) async -> MappingExploration {
    await ask(servers, by: ProbePlan.contactTimetable(timeout))
  }

  package func inquire(of server: TransportAddress) async -> MappingExploration {
    await ask([server], by: ProbePlan.inquiryTimetable)
  }

  private func ask(
    _ servers: [TransportAddress], by timetable: Retransmission
  ) async -> MappingExploration {
    let done = dialer.group.any().makePromise(of: MappingExploration.self)
    guard let ip = dialer.source ?? Self.anyAddress(like: servers.first),
      let local = try? SocketAddress(TransportAddress(ip: ip, port: 0)),
      let channel = try? await DatagramBootstrap(group: dialer.group)
        .channelInitializer({ channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(
              MappingHandler(servers, by: timetable, meter: meter, done: done))
          }
        })
        .bind(to: local).get()
    else {
      done.succeed(MappingExploration())
      return MappingExploration()
    }
    return await withTaskCancellationHandler {
      (try? await done.futureResult.get()) ?? MappingExploration()
    } onCancel: {
      channel.close(promise: nil)
    }
  }

  /// Where a socket is bound that sends from whichever address a route needs.
  private static func anyAddress(like server: TransportAddress?) -> IPAddress? {
    IPAddress(server?.ip.family == .v6 ? "::" : "0.0.0.0")
  }
}
