import NIOCore
import NIOPosix
import NIOSSL
import STUN

/// The open ports of a TURN server: on the plain one UDP and TCP, on the secure one UDP and TLS.
struct TURNListeners {
  let service: RelayService
  let world: DemoWorld
  let region: DemoRegion
  let group: any EventLoopGroup

  /// Opens all ports; should one of them fail, none stays open.
  func open(
    plainPort: UInt16, securePort: UInt16, tls: NIOSSLContext
  ) async throws -> [any Channel] {
    var channels: [any Channel] = []
    do {
      channels.append(try await listenForDatagrams(on: plainPort, flow: 0))
      channels.append(try await listenForDatagrams(on: securePort, flow: 1))
      channels.append(try await listenForStreams(on: plainPort, flow: 2))
      channels.append(try await listenForStreams(on: securePort, flow: 3, tls: tls))
      return channels
    } catch {
      for channel in channels { try? await channel.close() }
      throw error
    }
  }

  private func listenForDatagrams(
    on port: UInt16, flow: UInt16
  ) async throws -> any Channel {
    let path = PacketPath(in: world, from: region, over: .datagrams, flow: flow)
    let bootstrap = DatagramBootstrap(group: group)
      .channelOption(.recvAllocator, value: .wholeDatagrams)
      .channelInitializer { [service] channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers(
            DelayedDatagrams(path: path), DatagramServer(service: service))
        }
      }
    return try await TransportAddress(ip: service.address, port: port).listen {
      bootstrap.bind(to: $0)
    }
  }

  private func listenForStreams(
    on port: UInt16, flow: UInt16, tls: NIOSSLContext? = nil
  ) async throws -> any Channel {
    let path = PacketPath(in: world, from: region, over: .stream, flow: flow)
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { [service] channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHandler(DelayedStream(path: path))
          if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
          try pipeline.addHandler(StreamServer(service: service))
        }
      }
    return try await TransportAddress(ip: service.address, port: port).listen {
      bootstrap.bind(to: $0)
    }
  }
}
