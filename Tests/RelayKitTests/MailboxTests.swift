import RelayKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct MailboxTests {
  @Test func `hands out in order all that has come`() async {
    let mailbox = Mailbox<Int>()
    for number in 1...3 { mailbox.send(number) }
    #expect(await mailbox.take() == [1, 2, 3])
  }

  @Test func `waits for mail where there is none`() async {
    let mailbox = Mailbox<Int>()
    async let mail = mailbox.take()
    mailbox.send(7)
    #expect(await mail == [7])
  }

  @Test func `does not wake the taker for mail that it will find in time`() async throws {
    let taken = await withTaskExecutorPreference(try OneThread.configuration().executor) {
      let mailbox = Mailbox<Int>()
      mailbox.expectWaking(at: .seconds(1))
      return await withTaskGroup(of: [Int]?.self) { group in
        group.addTask { await mailbox.take() }
        await Task.yield()
        mailbox.send(1, by: .seconds(1))
        await Task.yield()
        mailbox.send(2)
        return await group.next() ?? nil
      }
    }
    #expect(taken == [1, 2])
  }

  @Test func `wakes the taker for mail that it would find too late`() async {
    let mailbox = Mailbox<Int>()
    mailbox.expectWaking(at: .seconds(2))
    async let mail = mailbox.take()
    mailbox.send(1, by: .seconds(1))
    #expect(await mail == [1])
  }

  @Test func `ends the wait of a task that is cancelled, before or while it waits`() async {
    let mailbox = Mailbox<Int>()
    let taken = await withTaskGroup(of: [Int]?.self) { group in
      group.addTask { await mailbox.take() }
      group.cancelAll()
      return await group.next() ?? [0]
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
}
