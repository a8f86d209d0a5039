import RelayKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct MailboxTests {
  @Test func `hands out in order all that has come`() async {
    let mailbox = Mailbox<Int>()
    for number in 1...3 { mailbox.send(number) }
    #expect(await mailbox.take() == [1, 2, 3])
  }

  @Test func `waits for mail where there is none`() async throws {
    #expect(try await taken { $0.send(7) } == [7])
  }

  @Test func `does not wake the taker for mail that it will find in time`() async throws {
    let taken = try await taken { mailbox in
      mailbox.expectWaking(at: .seconds(1))
      mailbox.send(1, by: .seconds(1))
      await Task.yield()
      mailbox.send(2)
    }
    #expect(taken == [1, 2])
  }

  @Test func `wakes the taker for mail that it would find too late`() async throws {
    let taken = try await taken { mailbox in
      mailbox.expectWaking(at: .seconds(2))
      mailbox.send(1, by: .seconds(1))
    }
    #expect(taken == [1])
  }

  @Test(arguments: [0, 1])
  func `ends the wait of a task that is cancelled, before or while it waits`(
    yields: Int
  ) async throws {
    let taken = await withTaskExecutorPreference(try OneThread.configuration().executor) {
      let mailbox = Mailbox<Int>()
      return await withTaskGroup(of: [Int]?.self) { group in
        group.addTask { await mailbox.take() }
        for _ in 0..<yields { await Task.yield() }
        group.cancelAll()
        return await group.next() ?? [0]
      }
    }
    #expect(taken == nil)
  }

  @Test func `takes nothing more once it is closed, and gives back what nobody has taken`() {
    let mailbox = Mailbox<Int>()
    #expect(mailbox.send(1))
    #expect(mailbox.close() == [1])
    #expect(!mailbox.send(2))
    #expect(mailbox.close() == [])
  }

  /// What a taker gets that waits already where `send` begins: both are on one thread.
  private func taken(
    _ send: @Sendable (Mailbox<Int>) async -> Void
  ) async throws -> [Int]? {
    await withTaskExecutorPreference(try OneThread.configuration().executor) {
      let mailbox = Mailbox<Int>()
      return await withTaskGroup(of: [Int]?.self) { group in
        group.addTask { await mailbox.take() }
        await Task.yield()
        await send(mailbox)
        return await group.next() ?? nil
      }
    }
  }
}
