import Dashboard
import Foundation
import Testing

/// The theme for those who see fewer colours, as they see it.
@Suite struct `The theme okabe-ito` {
  /// What just can be told apart side by side is 2.3; single words far apart need many times that.
  private let least = 30.0

  @Test(arguments: ColourVision.allCases, [ColourDepth.direct, .indexed])
  func `keeps well, warning and trouble far apart`(
    vision: ColourVision, depth: ColourDepth
  ) throws {
    let seen = try Dictionary(
      uniqueKeysWithValues: [Role.best, .good, .warning, .trouble].map { role in
        (role, vision.lab(try colour(of: role, at: depth)))
      })
    for (one, other) in Self.pairs {
      let distance = try #require(seen[one]).distance(to: try #require(seen[other]))
      #expect(distance >= least, "\(one) and \(other): \(distance)")
    }
  }

  /// Published values, so that the simulation itself can be trusted.
  @Test func `is judged by a reckoning that others come to`() {
    // CIE 1976 of the sRGB primaries under D65, by Bruce Lindbloom's calculator.
    let red = ColourVision.full.lab(RGB(255, 0, 0))
    #expect(red.distance(to: Lab(53.24, 80.09, 67.20)) < 0.05)
    // Who sees no green at all still sees grey as grey.
    let grey = ColourVision.deuteranopia.lab(RGB(128, 128, 128))
    #expect(grey.distance(to: Lab(53.59, 0, 0)) < 0.05)
    // Red and green of the usual sixteen come close, as the deficiency is known for.
    let reds = ColourVision.deuteranopia.lab(RGB(205, 0, 0))
    let greens = ColourVision.deuteranopia.lab(RGB(0, 130, 0))
    #expect(reds.distance(to: greens) < 20)
    #expect(
      ColourVision.full.lab(RGB(205, 0, 0)).distance(to: ColourVision.full.lab(RGB(0, 130, 0)))
        > 100)
  }

  private static let pairs: [(Role, Role)] = [
    (.best, .warning), (.best, .trouble), (.good, .warning), (.good, .trouble),
    (.warning, .trouble),
  ]

  private func colour(of role: Role, at depth: ColourDepth) throws -> RGB {
    let theme = try ThemeLibrary.bundledTheme(named: "okabe-ito")
    let colour = try #require(theme[role].foreground)
    guard depth == .indexed else { return colour.rgb }
    return Colour.fixed(try #require(colour.number(at: .indexed)))
  }
}

/// How a person sees colours.
///
/// By Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
/// Vision Deficiency" (2009), at a severity of 1.0.
enum ColourVision: CaseIterable {
  case full, protanopia, deuteranopia, tritanopia

  /// What the person sees of a colour.
  func lab(_ colour: RGB) -> Lab {
    let light = [colour.red, colour.green, colour.blue].map { channel in
      let part = Double(channel) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return Lab(linear: matrix.map { row in zip(row, light).map(*).reduce(0, +) })
  }

  private var matrix: [[Double]] {
    switch self {
    case .full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }
}

/// A colour of CIELAB under D65, where distance is how different two colours look (CIE 1976).
struct Lab {
  let coordinates: [Double]

  init(_ lightness: Double, _ greenRed: Double, _ blueYellow: Double) {
    coordinates = [lightness, greenRed, blueYellow]
  }

  init(linear light: [Double]) {
    let white = [0.95047, 1, 1.08883]
    let toXYZ = [
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
      [0.0193339, 0.1191920, 0.9503041],
    ]
    let seen = light.map { min(max($0, 0), 1) }
    let roots = zip(toXYZ, white).map { row, white in
      let part = zip(row, seen).map(*).reduce(0, +) / white
      return part > 216 / 24389 ? cbrt(part) : (24389 / 27 * part + 16) / 116
    }
    self.init(116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2]))
  }

  func distance(to other: Lab) -> Double {
    zip(coordinates, other.coordinates).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }
}
