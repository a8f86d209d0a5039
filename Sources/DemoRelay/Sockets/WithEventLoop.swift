import NIOCore
import NIOPosix

/// Runs `body` with an event loop of its own, and ends that with every socket on it.
///
/// One thread serves all: what lives on it needs no locks, and the singleton group is left to those
/// who measure.
func withEventLoop<Outcome>(
  _ body: (any EventLoopGroup) async throws -> Outcome
) async throws -> Outcome {
  let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  do {
    let outcome = try await body(group)
    try await group.shutdownGracefully()
    return outcome
  } catch {
    try? await group.shutdownGracefully()
    throw error
  }
}
