import Dashboard
import Testing

@Suite struct `An RGB colour` {
  @Test func `is read from six digits after a #`() {
    #expect(RGB(hex: "#1c7fFF") == RGB(0x1C, 0x7F, 0xFF))
  }

  @Test(arguments: [
    "", "#", "1c7fff", "#1c7ff", "#1c7fff0", "#1c7ffg", "#+c7fff", "#١٢٣٤٥٦", "red",
  ])
  func `is not read from anything else`(text: String) {
    #expect(RGB(hex: text) == nil)
  }

  /// The ratios that the WCAG's own examples and the usual checkers give.
  @Test(arguments: [
    (RGB(0, 0, 0), RGB(255, 255, 255), 21.0), (RGB(255, 255, 255), RGB(255, 255, 255), 1.0),
    (RGB(0x76, 0x76, 0x76), RGB(255, 255, 255), 4.54), (RGB(255, 0, 0), RGB(255, 255, 255), 4.0),
    (RGB(0, 0, 255), RGB(0, 0, 0), 2.44),
  ])
  func `contrasts with another as the WCAG reckons`(one: RGB, other: RGB, ratio: Double) {
    #expect(abs(one.contrast(with: other) - ratio) < 0.005)
    #expect(one.contrast(with: other) == other.contrast(with: one))
  }
}
