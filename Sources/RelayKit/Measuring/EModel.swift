/// The E-model of ITU-T G.107 (06/2015), with all that a network does not change at its defaults.
///
/// ```
/// R = Ro − Is − Id − Ie,eff + A        G.107 §7.1
/// ```
/// By default Ro − Is is 93.2 and A is 0 (§7.7). Of Id only the pure delay Idd counts: echo is
/// taken to be cancelled, as WebRTC does.
package enum EModel {
  /// R where nothing impairs.
  package static let defaultRating = 93.2

  /// How a codec stands loss (G.113 Appendix I), and the delay it adds.
  package struct Codec: Equatable, Sendable {
    package let name: DisplayText
    /// The equipment impairment factor Ie, without loss.
    package let impairment: Double
    /// The packet-loss robustness factor Bpl.
    package let robustness: Double
    /// From the microphone to the packet, look-ahead included.
    package let delay: Duration

    package init(name: DisplayText, impairment: Double, robustness: Double, delay: Duration) {
      self.name = name
      self.impairment = impairment
      self.robustness = robustness
      self.delay = delay
    }

    /// G.711 with its Appendix I concealment: Ie 0, Bpl 25.1 (G.113 Table I.3).
    ///
    /// Bpl is given for packets of 10 ms, and taken for those of 20 ms that WebRTC sends; longer
    /// gaps are concealed less well.
    ///
    /// Every WebRTC endpoint speaks it (RFC 7874 §3). G.113 has no values for Opus, which sounds
    /// better and stands more loss: the estimate is on the safe side.
    package static let g711 = Codec(
      name: "G.711 with concealment", impairment: 0, robustness: 25.1, delay: .milliseconds(20.0))
  }

  /// Idd, what an absolute one-way delay costs (G.107 §7.4); nothing up to 100 ms.
  package static func delayImpairment(_ delay: Duration) -> Double {
    let ratio = delay.milliseconds / 100
    guard ratio > 1 else { return 0 }
    let x = ratio.binaryLogarithm
    return 25 * (x.sixthPower.plusOneRooted - 3 * (x / 3).sixthPower.plusOneRooted + 2)
  }

  /// Ie,eff, what a share of packets lost costs (G.107 §7.5), in percent; `burstRatio` is 1 where
  /// losses are independent.
  package static func lossImpairment(
    percent: Double, codec: Codec, burstRatio: Double = 1
  ) -> Double {
    guard percent > 0 else { return codec.impairment }
    return codec.impairment
      + (95 - codec.impairment) * percent / (percent / burstRatio + codec.robustness)
  }

  /// The mean opinion score for a rating, 1 to 4.5 (G.107 Annex B).
  package static func opinionScore(rating: Double) -> Double {
    let r = min(max(rating, 0), 100)
    return max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6)
  }
}

extension Double {
  fileprivate var sixthPower: Double {
    let cube = self * self * self
    return cube * cube
  }

  /// (1 + x)^(1/6) for x ≥ 0: the cube root of a square root, by Newton's method.
  fileprivate var plusOneRooted: Double {
    let square = (1 + self).squareRoot()
    var root = square
    for _ in 0..<64 { root = (2 * root + square / (root * root)) / 3 }
    return root
  }

  /// log₂ of a positive number: its exponent, and the series of artanh for its significand.
  fileprivate var binaryLogarithm: Double {
    let t = (significand - 1) / (significand + 1)
    var power = t
    var sum = 0.0
    for odd in stride(from: 1.0, through: 41, by: 2) {
      sum += power / odd
      power *= t * t
    }
    return Double(exponent) + 2 * sum * 1.442_695_040_888_963_4
  }
}
