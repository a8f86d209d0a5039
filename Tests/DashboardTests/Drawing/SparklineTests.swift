import Dashboard
import RelayKit
import Testing

@Suite struct SparklineTests {
  @Test(arguments: [
    ("", "", ""), ("1", "⡀", "_"), ("11", "⣀", "_"), ("1234", "⣠⣾", "-#"), ("4321", "⣷⣄", "#-"),
    ("11x1", "⣀⢁", "_x"), ("1x", "⡈", "x"), ("xx", "⠉", "x"), ("xxx", "⠉⠁", "xx"),
  ])
  func `draws two samples a cell`(_ samples: String, _ braille: String, _ letters: String) {
    let line = Sparkline(samples: samples)
    #expect(line.text(width: 10, glyphs: .unicode).plain == braille)
    #expect(line.text(width: 10, glyphs: .ascii).plain == letters)
  }

  @Test func `gives lost samples the role of trouble, and no others`() {
    let runs = Sparkline(samples: "11x111").text(width: 10, glyphs: .unicode).runs
    #expect(runs.map(\.style.role) == [.text, .trouble, .text])
  }

  @Test(arguments: [
    // Small absolute changes of a fast server stay low, and so do small shares of a slow one.
    (0.4, 2.0, "⢀"), (10, 12.5, "⢀"), (10, 12.6, "⢠"), (10, 15.1, "⢰"), (10, 20.1, "⢸"),
    (200, 249, "⢀"), (200, 401, "⢸"),
  ])
  func `measures heights from the fastest`(_ fastest: Double, _ time: Double, _ half: String) {
    let line = Sparkline(
      history: [.answered(.milliseconds(fastest)), .answered(.milliseconds(time))], total: 2,
      fastest: .milliseconds(fastest), phase: 0)
    let dots = line.text(width: 1, glyphs: .unicode).plain.unicodeScalars.first?.value ?? 0
    #expect(String(Unicode.Scalar(dots & ~0x40).map(Character.init) ?? "?") == half)
  }

  @Test(arguments: 0..<12)
  func `changes one cell a tick, or moves left by a third`(_ phase: Int) {
    let samples = (0..<400).map { Sample.answered(.milliseconds([10, 30, 13][$0 * $0 % 3])) }
    var moves = 0
    var before: [Character] = []
    for total in 1...samples.count {
      let line = Sparkline(
        history: Array(samples[..<total].suffix(256)), total: total, fastest: .milliseconds(10),
        phase: phase)
      let now = Array(line.text(width: 12, glyphs: .unicode).plain)
      #expect(now.count <= 12 && now.count >= min(8, (total + 1) / 2))
      let changed = zip(now, before).count { $0 != $1 } + max(now.count - before.count, 0)
      if now.count < before.count || changed > 1 { moves += 1 }
      before = now
    }
    // A third of 24 samples a move, from the 25th on.
    #expect((46...48).contains(moves))
  }

  @Test func `moves lines of different phases at different ticks`() {
    let moved = (0..<3).map { phase in
      (25..<31).filter { total in
        let widths = [total - 1, total].map { total in
          Sparkline(
            history: Array(repeating: .lost, count: total), total: total, fastest: nil,
            phase: phase
          ).text(width: 12, glyphs: .ascii).plain.count
        }
        return widths[1] < widths[0]
      }
    }
    #expect(Set(moved).count == 3)
  }
}

extension Sparkline {
  /// Digits are levels from 1, over a fastest of 10 ms; `x` is lost.
  fileprivate init(samples: String) {
    let times: [Character: Double] = ["1": 10, "2": 14, "3": 18, "4": 30]
    let history = samples.map { times[$0].map { Sample.answered(.milliseconds($0)) } ?? .lost }
    self.init(
      history: history, total: history.count, fastest: .milliseconds(10), phase: 0)
  }
}

extension StyledText {
  fileprivate var plain: String { runs.map(\.text.text).joined() }
}
