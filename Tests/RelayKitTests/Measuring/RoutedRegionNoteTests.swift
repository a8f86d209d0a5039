import RelayKit
import Testing

@Suite struct RoutedRegionNoteTests {
  @Test func `says how much nearer another region is`() throws {
    let ranking = Ranking(of: [
      try .measured("global", udp: [98.7]), try .measured("us_east", udp: [12.3]),
      try .measured("default", udp: [40]),
    ])
    #expect(
      ranking.routedRegionNotes.map(\.displayText) == [
        "global answers from 98.7 ms away; us_east is 86.4 ms nearer",
        "the account's default answers from 40.0 ms away; us_east is 27.7 ms nearer",
      ])
  }

  @Test func `says that none is nearer where the difference is noise`() throws {
    let ranking = Ranking(of: [
      try .measured("global", udp: [13]), try .measured("us_east", udp: [12.3]),
    ])
    #expect(
      ranking.routedRegionNotes.map(\.displayText) == [
        "global answers from 13.0 ms away; no region measured is nearer"
      ])
  }

  @Test func `says where a name leads to the nearest servers`() throws {
    let ranking = Ranking(of: [
      try .measured("global", udp: [12.3], sameAs: ["us_east"]),
      try .measured("us_east", udp: [12.3], sameAs: ["global"]),
    ])
    #expect(
      ranking.routedRegionNotes.map(\.displayText) == ["global is us_east: the same servers"])
  }

  @Test func `compares distances, and leaves penalties aside`() throws {
    let ranking = Ranking(of: [
      try .measured("global", udp: [50]), try .measured("us_east", udp: [20, nil, 20, 20, 20]),
    ])
    #expect(ranking.best == .known("global"))
    #expect(
      ranking.routedRegionNotes.map(\.finding) == [
        .farther(than: .known("us_east"), by: .milliseconds(30))
      ])
  }

  @Test func `has nothing to say with nothing to compare`() throws {
    #expect(Ranking(of: [try .measured("global", udp: [12])]).routedRegionNotes == [])
    #expect(Ranking(of: [try .measured("uk", udp: [12])]).routedRegionNotes == [])
  }
}
