import Dispatch
import Glibc
import RelayKit
import STUN
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct SystemResolverTests {
  private static let lanes = LookupLanes(limit: 2)
  private static let address = IPAddress(192, 0, 2, 1)

  @Test func `tells a name that hangs as timed out, and lets no other wait for it`() async throws {
    let gate = DispatchSemaphore(value: 0)
    let resolver = SystemResolver(timeout: .milliseconds(300), lanes: Self.lanes) { host in
      if host == "hangs.example" { gate.wait() }
      return .success([Self.address])
    }
    defer { gate.signal() }
    async let slow = resolver.failure(of: "hangs.example")
    #expect(try await resolver.addresses(of: "a.example") == [Self.address])
    #expect(try await resolver.addresses(of: "b.example") == [Self.address])
    #expect(await slow == .timedOut)
    #expect(try await resolver.addresses(of: "c.example") == [Self.address])
  }

  @Test func `needs one thread for names that come one after the other`() async throws {
    let threads = Mutex<Set<pthread_t>>([])
    let resolver = SystemResolver(timeout: .seconds(20), lanes: LookupLanes(limit: 64)) { _ in
      threads.withLock { _ = $0.insert(pthread_self()) }
      return .success([Self.address])
    }
    for _ in 0..<20 { _ = try await resolver.addresses(of: "a.example") }
    #expect(threads.withLock { $0.count } == 1)
  }

  @Test func `has a thread for each of many names that hang`() async {
    let gate = DispatchSemaphore(value: 0)
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let resolver = SystemResolver(timeout: .seconds(20), lanes: LookupLanes(limit: 8)) { _ in
      begin.yield()
      gate.wait()
      return .success([Self.address])
    }
    await withTaskGroup { group in
      for _ in 0..<8 { group.addTask { _ = await resolver.failure(of: "hangs.example") } }
      for await _ in begun.prefix(8) {}
      for _ in 0..<8 { gate.signal() }
    }
  }

  @Test func `asks nobody about an address`() async throws {
    let resolver = SystemResolver(timeout: .seconds(1), lanes: Self.lanes) { _ in
      .failure(.unknownName)
    }
    let addresses = try await resolver.addresses(of: "2001:db8::1")
    #expect(addresses.map(\.description) == ["2001:db8::1"])
  }
}

extension SystemResolver {
  /// Why the name has no address; `nil` where it has.
  fileprivate func failure(of host: String) async -> ResolveError? {
    do throws(ResolveError) {
      _ = try await addresses(of: host)
      return nil
    } catch {
      return error
    }
  }
}
