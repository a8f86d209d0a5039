import RelayKit
import Testing

@Suite struct EModelTests {
  /// ITU-T G.107 §7.4, worked out with another program's logarithms and powers.
  @Test(arguments: [
    (0, 0), (100, 0), (150, 0.163_531), (200, 3.044_414), (250, 8.916_710), (300, 14.760_695),
    (400, 24.070_089), (500, 30.635_925), (800, 40.832_483), (1000, 43.789_575),
  ])
  func `charges delay beyond 100 ms`(milliseconds: Double, impairment: Double) {
    #expect(abs(EModel.delayImpairment(.milliseconds(milliseconds)) - impairment) < 0.000_001)
  }

  /// ITU-T G.113 Appendix I: the measured Ie of G.729A, which its Ie 11 and Bpl 19 must meet.
  @Test(arguments: [(0, 11), (0.5, 13), (1, 15), (1.5, 17), (2, 19), (3, 23), (4, 26)])
  func `charges G.729A for loss as its measurements do`(percent: Double, impairment: Double) {
    let codec = EModel.Codec(name: "G.729A", impairment: 11, robustness: 19, delay: .zero)
    #expect(abs(EModel.lossImpairment(percent: percent, codec: codec) - impairment) < 0.6)
  }

  @Test(arguments: [(0, 0), (1, 3.639_847), (2, 7.011_070), (100, 75.939_249)])
  func `charges G.711 for loss`(percent: Double, impairment: Double) {
    let charged = EModel.lossImpairment(percent: percent, codec: .g711)
    #expect(abs(charged - impairment) < 0.000_001)
  }

  @Test func `charges more for losses in bursts`() {
    let alone = EModel.lossImpairment(percent: 4, codec: .g711)
    #expect(EModel.lossImpairment(percent: 4, codec: .g711, burstRatio: 2) > alone)
  }

  /// ITU-T G.107 Annex B.
  @Test(arguments: [
    (93.2, 4.41), (90, 4.34), (80, 4.02), (70, 3.60), (60, 3.10), (50, 2.58), (0, 1), (-5, 1),
    (3, 1), (100, 4.5), (120, 4.5),
  ])
  func `turns a rating into an opinion`(rating: Double, score: Double) {
    #expect(abs(EModel.opinionScore(rating: rating) - score) < 0.006)
  }
}
