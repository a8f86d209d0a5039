import Dashboard
import Testing

@Suite struct `A colour` {
  /// What other programs that project in a perceptual space give, and exact members of the palette.
  @Test(arguments: [
    ("#000000", 16), ("#ffffff", 231), ("#ff0000", 196), ("#5f87af", 67), ("#8a8a8a", 245),
    ("#080808", 232), ("#eeeeee", 255), ("#121212", 233), ("#fe0101", 196),
  ])
  func `becomes the nearest of the 240 fixed ones where there are 256`(hex: String, index: Int)
    throws
  {
    #expect(Colour(try #require(RGB(hex: hex))).number(at: .indexed) == index)
  }

  @Test func `that is one of the 240 becomes itself, and never one of the first sixteen`() {
    for index in 16...255 {
      let number = Colour(Colour.fixed(index)).number(at: .indexed) ?? 0
      #expect(number >= 16)
      #expect(Colour.fixed(number) == Colour.fixed(index))
    }
  }

  @Test(arguments: [
    ("#ff0000", ANSIColour.brightRed), ("#cc1111", .red), ("#000000", .black),
    ("#ffffff", .brightWhite), ("#808080", .brightBlack), ("#00cdcd", .cyan),
  ])
  func `becomes the nearest of the sixteen where the theme names none`(
    hex: String, ansi: ANSIColour
  ) throws {
    #expect(Colour(try #require(RGB(hex: hex))).number(at: .sixteen) == ansi.rawValue)
  }

  @Test func `becomes what the theme names where there are sixteen or eight`() {
    let colour = Colour(RGB(255, 0, 0), ansi: .brightBlue)
    #expect(colour.number(at: .sixteen) == 12)
    #expect(colour.number(at: .eight) == 4)
  }

  @Test func `is the terminal's own rather than black on black where there are eight`() {
    #expect(Colour(RGB(128, 128, 128), ansi: .brightBlack).number(at: .eight) == nil)
  }

  @Test func `is its own number where colours are RGB values`() {
    #expect(Colour(RGB(0x12, 0x34, 0x56)).number(at: .direct) == 0x123456)
    // 1 to 7 would be red to white there.
    #expect(Colour(RGB(0, 0, 7)).number(at: .direct) == 0)
  }

  @Test func `is none where there are none`() {
    #expect(Colour(RGB(255, 0, 0)).number(at: .mono) == nil)
  }
}
