import Dashboard
import Testing

@Suite struct `The palette` {
  @Test func `makes each pair once, when it is first needed`() {
    var palette = Palette(limit: 64)
    var made: [[Int32]] = []
    let inks = [
      Ink(foreground: 2), Ink(foreground: 3, background: 4), Ink(foreground: 2),
      Ink(foreground: 2, attributes: .bold), Ink(background: 4),
    ]
    let numbers = inks.map { ink in
      palette.number(for: ink) { number, foreground, background in
        made.append([number, foreground, background])
        return true
      }
    }
    #expect(numbers == [1, 2, 1, 1, 3])
    #expect(made == [[1, 2, -1], [2, 3, 4], [3, -1, 4]])
  }

  @Test func `needs no pair for the terminal's own colours`() {
    var palette = Palette(limit: 64)
    #expect(palette.number(for: Ink(attributes: .bold)) { _, _, _ in false } == 0)
  }

  @Test func `falls back to the terminal's own colours where a pair is refused`() {
    var palette = Palette(limit: 64)
    var asked = 0
    for _ in 0..<2 {
      let number = palette.number(for: Ink(foreground: 300)) { _, _, _ in
        asked += 1
        return false
      }
      #expect(number == 0)
    }
    #expect(asked == 1)
    #expect(palette.number(for: Ink(foreground: 2)) { _, _, _ in true } == 1)
  }

  @Test func `never numbers beyond what the terminal has`() {
    var palette = Palette(limit: 3)
    let numbers = (0..<5).map { palette.number(for: Ink(foreground: $0)) { _, _, _ in true } }
    #expect(numbers == [1, 2, 0, 0, 0])
  }
}
