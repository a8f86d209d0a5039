import RelayKit
import Testing

@Suite struct MedianNoiseTests {
  @Test(arguments: [
    Row("nothing without a sample", [], nil),
    Row("1 ms for a sample that tells nothing of its noise", [12], 1),
    Row("1 ms at least for fewer than five", [12, 12, 12, 12], 1),
    Row("a wide notch where two differ widely", [10, 20], 11.101_576),
    Row("0.1 ms for what does not vary: the measurement itself is no finer", [5, 5, 5, 5, 5], 0.1),
    Row("1.57 × (p75 − p25) / √n", [10, 11, 12, 13, 14], 1.404_251),
    Row("no more for an outlier among five", [10, 11, 12, 13, 900], 1.404_251),
    Row("nothing of the lost ones", [10, nil, 11, 12, nil, 13, 14], 1.404_251),
  ])
  func `is half a notch`(row: Row) {
    let noise = Samples(milliseconds: row.samples).statistics.medianNoise
    #expect(noise == row.noise.map { .milliseconds($0) })
  }

  @Test func `shrinks with the root of the count`() throws {
    let few = [10.0, 11, 12, 13, 14]
    let many = Array(repeating: few, count: 16).flatMap(\.self)
    let noise = try [few, many].map {
      try #require(Samples(milliseconds: $0).statistics.medianNoise).milliseconds
    }
    #expect(abs(noise[0] - 4 * noise[1]) < 0.000_01)
  }

  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var samples: [Double?]
    var noise: Double?

    init(_ description: String, _ samples: [Double?], _ noise: Double?) {
      testDescription = description
      self.samples = samples
      self.noise = noise
    }
  }
}
