import Dashboard
import TestSupport
import Testing

@Suite struct `The colour depth` {
  @Test(arguments: [
    (0, ColourDepth.mono), (-1, .mono), (8, .eight), (16, .sixteen), (88, .sixteen),
    (256, .indexed), (16_777_216, .direct),
  ])
  func `is what the terminal can do`(colours: Int, depth: ColourDepth) {
    #expect(ColourDepth(terminalColours: colours, wish: .auto) == depth)
    #expect(ColourDepth(terminalColours: colours, wish: .always) == depth)
  }

  @Test(arguments: [
    (ColourWish.never, 256, ColourDepth.mono), (.sixteen, 256, .sixteen), (.sixteen, 8, .eight),
    (.indexed, 16_777_216, .indexed), (.indexed, 8, .eight), (.indexed, 0, .mono),
  ])
  func `is never more than was wished for`(wish: ColourWish, colours: Int, depth: ColourDepth) {
    #expect(ColourDepth(terminalColours: colours, wish: wish) == depth)
  }

  @Test(
    .acceptance(.noColour),
    arguments: [
      (nil, nil, ColourWish.auto), (nil, "", .auto), (nil, "1", .never), (.auto, "1", .never),
      (.always, "1", .always), (.sixteen, "1", .sixteen), (.never, nil, .never),
    ] as [(ColourWish?, String?, ColourWish)])
  func `is wished for by the option first, then by NO_COLOR`(
    option: ColourWish?, noColour: String?, wish: ColourWish
  ) {
    #expect(ColourWish(option: option, noColour: noColour) == wish)
  }

  @Test func `has wishes that are spelt as the option's values`() {
    #expect(ColourWish.allCases.map(\.rawValue) == ["auto", "always", "256", "16", "never"])
  }
}
