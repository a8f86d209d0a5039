import RelayKit
import Testing

@Suite struct RoutedRegionNoteTests {
  @Test func `says how far behind the nearest region it is`() throws {
    let ranking = Ranking(of: [
      try .measured("global", udp: [98.7]), try .measured("us_east", udp: [12.3]),
      try .measured("default", udp: [40]),
    ])
    #expect(
      ranking.routedRegionNotes.map(\.displayText) == [
        "global answers from 98.7 ms away, 86.4 ms behind us_east",
        "the account's default answers from 40.0 ms away, 27.7 ms behind us_east",
      ])
    #expect(ranking.routedRegionNotes.map(\.behind) == [.milliseconds(86.4), .milliseconds(27.7)])
  }

  @Test func `says that none is nearer where the difference is noise`() throws {
    let ranking = Ranking(of: [
      try .measured("global", udp: [13]), try .measured("us_east", udp: [12.3]),
    ])
    #expect(
      ranking.routedRegionNotes.map(\.displayText) == [
        "global answers from 13.0 ms away, as near as any region measured"
      ])
  }

  @Test func `says whose servers a name leads to`() throws {
    let ranking = Ranking(of: [
      try .measured("global", udp: [12.3], sameAs: ["usa", "us_east"]),
      try .measured("us_east", udp: [12.3], sameAs: ["usa", "global"]),
      try .measured("usa", udp: [12.3], sameAs: ["us_east", "global"]),
      try .measured("standard", udp: [76.7], sameAs: ["uk"]),
      try .measured("uk", udp: [76.7], sameAs: ["standard"]),
      try .measured("default", udp: [12.5], sameAs: ["canada"]),
      try .measured("canada", udp: [12.5], sameAs: ["default"]),
    ])
    #expect(
      ranking.routedRegionNotes.map(\.displayText) == [
        "global answers from us_east's servers, the nearest measured",
        "standard answers from uk's servers, 64.4 ms behind us_east",
        "the account's default answers from canada's servers, as near as any region measured",
      ])
  }

  @Test func `compares distances, and leaves penalties aside`() throws {
    let ranking = Ranking(of: [
      try .measured("global", udp: [50]), try .measured("us_east", udp: [20, nil, 20, 20, 20]),
    ])
    #expect(ranking.best == .known("global"))
    #expect(ranking.routedRegionNotes.map(\.behind) == [.milliseconds(30)])
  }

  @Test func `has nothing to say with nothing to compare`() throws {
    #expect(Ranking(of: [try .measured("global", udp: [12])]).routedRegionNotes == [])
    #expect(Ranking(of: [try .measured("uk", udp: [12])]).routedRegionNotes == [])
  }
}
