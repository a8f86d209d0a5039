import RelayKit
import Testing

/// Tasks and alarms on the thread that measures.
@Suite(.timeLimit(.minutes(1))) struct MeasuringThreadTests {
  @Test func `wakes sleepers in the order of their alarms, all on one thread`() async throws {
    let place = try OneThread.configuration()
    let start = place.clock.elapsed
    let order = await withTaskExecutorPreference(place.executor) {
      await withTaskGroup(of: Int.self) { group in
        for number in [30, 10, 20] {
          group.addTask {
            _ = await place.clock.sleep(until: start + .milliseconds(number))
            return number
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
    }
    #expect(order == [10, 20, 30])
  }

  @Test func `does not wake before the time`() async throws {
    let place = try OneThread.configuration()
    let start = place.clock.elapsed
    #expect(await place.clock.sleep(until: start + .milliseconds(3)))
    #expect(place.clock.elapsed >= start + .milliseconds(3))
  }

  @Test(arguments: [0, 1, 2])
  func `ends the sleep of a task that is cancelled`(yields: Int) async throws {
    let place = try OneThread.configuration()
    let slept = await withTaskExecutorPreference(place.executor) {
      await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<100 {
          group.addTask { await place.clock.sleep(until: .seconds(3600)) }
        }
        for _ in 0..<yields { await Task.yield() }
        group.cancelAll()
        return await group.contains(true)
      }
    }
    #expect(!slept)
  }

  @Test func `calls back at its time, and not before`() async throws {
    let place = try OneThread.configuration()
    let (calls, call) = AsyncStream.makeStream(of: Int.self)
    let start = place.clock.elapsed
    await withDiscardingTaskGroup { group in
      for number in [2, 1] {
        let due = start + .milliseconds(50 * number)
        place.clock.call(at: due, in: &group) { call.yield(number) }
      }
    }
    var called: [Int] = []
    for await number in calls.prefix(2) { called.append(number) }
    #expect(called == [1, 2])
    #expect(place.clock.elapsed >= start + .milliseconds(100))
  }
}

/// A survey's place on the thread that measures.
enum OneThread {
  static func configuration() throws -> Monitor.Configuration {
    var configuration = Monitor.Configuration(
      regions: [], plan: .watching, credentials: NoCredentials(), resolver: TableResolver([:]),
      opener: ScriptedOpener())
    configuration.joinMeasuringThread()
    _ = try #require(configuration.executor)
    return configuration
  }
}

private struct NoCredentials: CredentialSource {
  func fetch(_ regions: [Region], deliver: (FetchOutcome) async -> Void) async {}
}
