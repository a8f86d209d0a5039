import RelayKit
import Testing

@Suite struct EchoBudgetTests {
  /// Each packet crosses the path to the server four times, with 4 bytes of header, and two
  /// dialogues come on top.
  @Test func `reckons what an echo comes to`() {
    #expect(RelayEchoProfile.voice.price == 50 * 164 * 4 + 2 * 1_500)
    #expect(
      RelayEchoProfile(packets: 1, payload: 16, interval: .zero).price == 80 + 2 * 1_500)
    #expect(RelayEchoProfile.voice.price(afterProof: 600) == RelayEchoProfile.voice.price)
    #expect(RelayEchoProfile.voice.price(afterProof: 2_600) == 50 * 164 * 4 + 2 * 5_200)
  }

  /// What is wanted, what an ended one came to each, and what of the wanted begins in turn.
  @Test(arguments: [
    Row(limit: 1_000, wants: [3], begins: [3]),
    Row(limit: 1_000, wants: [12], begins: [10]),
    Row(limit: 1_000, wants: [10, 5], begins: [10, 1]),
    Row(limit: 1_000, wants: [10, 1, 1], begins: [10, 1, 0]),
    Row(limit: 99, wants: [1], begins: [0]),
    Row(limit: 299, wants: [9], begins: [2]),
  ])
  func `begins no more than there is room for, in all`(row: Row) {
    var budget = EchoBudget(limit: row.limit)
    let begun = row.wants.map { wanted in
      let begun = budget.begin(Array(repeating: 100, count: wanted))
      for _ in 0..<begun { budget.end(90, of: 100) }
      return begun
    }
    #expect(begun == row.begins)
    #expect(budget.spent <= row.limit)
  }

  @Test func `keeps room for those under way`() {
    var budget = EchoBudget(limit: 1_000)
    #expect(budget.begin(Array(repeating: 100, count: 6)) == 6)
    #expect(budget.room == 400)
    budget.end(10, of: 100)
    #expect(budget.room == 490)
    #expect(budget.begin(Array(repeating: 100, count: 6)) == 4)
    #expect(budget.underway == 9)
  }

  @Test func `begins none before the first that there is no room for`() {
    var budget = EchoBudget(limit: 1_000)
    #expect(budget.begin([400, 700, 100]) == 1)
    #expect(budget.nextPrice == 700)
    #expect(budget.needed == 1_200)
    #expect(budget.room == 600)
  }

  @Test func `tells beforehand what is to be relayed, and afterwards what was`() {
    var budget = EchoBudget(limit: 1_000_000)
    _ = budget.begin(.voice(20))
    #expect(
      budget.announcement
        == """
        relay echo: 20 relays, 50 packets of 160 B each, there and back: up to 716 kB, which \
        providers bill; allowed is 1 MB
        """)
    for _ in 0..<20 { budget.end(34_400, of: RelayEchoProfile.voice.price) }
    #expect(budget.account == "688 kB of 1 MB through 20 relays")
  }

  @Test func `tells what it leaves out, and the budget that has room for all`() {
    var budget = EchoBudget(limit: 100_000)
    _ = budget.begin(.voice(1))
    #expect(budget.announcement.text.hasSuffix("allowed is 100 kB"))
    budget.end(34_400, of: RelayEchoProfile.voice.price)
    _ = budget.begin(.voice(3))
    #expect(
      budget.announcement
        == """
        relay echo: 1 relay, 50 packets of 160 B each, there and back: up to 35.8 kB, which \
        providers bill; allowed is 100 kB; 2 more would take --relay-budget 141.8k
        """)
    budget.end(34_400, of: RelayEchoProfile.voice.price)
    #expect(
      budget.account
        == "68.8 kB of 100 kB through 2 relays; 2 more would take --relay-budget 141.8k")
    _ = budget.begin(.voice(1))
    #expect(
      budget.announcement
        == """
        relay echo: none begins: one takes up to 35.8 kB, 31.2 kB of 100 kB is left; 1 more would \
        take --relay-budget 104.6k
        """)
  }

  struct Row: CustomTestStringConvertible {
    var limit: Int
    var wants: [Int]
    var begins: [Int]
    var testDescription: String { "\(limit): \(wants)" }
  }
}

extension [Int] {
  /// The prices of so many echoes.
  fileprivate static func voice(_ count: Int) -> [Int] {
    Array(repeating: RelayEchoProfile.voice.price, count: count)
  }
}
