import Dashboard
import RelayKit
import Testing

@Suite struct MessageViewTests {
  private static let silent: DisplayText =
    "no answer: a firewall drops UDP here, or nothing listens; try TCP, or check the port"
  private static let twice: DisplayText =
    """
    udp 80, udp 443: no answer: a firewall drops UDP here, or nothing listens; try TCP, or check \
    the port
    """
  private static let endless = DisplayText(
    sanitizing: String(repeating: "cause ", count: 40) + "of it; try another network")

  /// What stands above the keys, from where the table's last servers do.
  @Test(
    arguments: [
      (80, "short; try TCP", ["us_east  short; try TCP"]),
      (
        80, silent,
        [
          "no answer: a firewall drops UDP here, or nothing listens; try TCP, or check the",
          "port",
        ]
      ),
      (
        80, twice,
        [
          "udp 80, udp 443: no answer: a firewall drops UDP here, or nothing listens; try",
          "TCP, or check the port",
        ]
      ),
      (
        80, endless,
        [String(repeating: "cause ", count: 13) + "c~", "try another network"]
      ),
      (
        120, twice,
        [
          "us_east  udp 80, udp 443: no answer: a firewall drops UDP here, or nothing listens; "
            + "try TCP, or check the port"
        ]
      ),
      (
        120, endless,
        [String(repeating: "cause ", count: 16) + "cau~ try another network"]
      ),
    ] as [(Int, DisplayText, [String])])
  func `says what is wrong with the selected region and what to do about it`(
    columns: Int, reason: DisplayText, expected: [String]
  ) throws {
    let lines = state(reason, columns: columns).draw().text.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.dropLast().suffix(expected.count).map(String.init) == expected)
  }

  @Test func `takes no line of the table and none of the servers for what to do`() throws {
    let (short, long) = (lines("short"), lines(Self.twice))
    let title = try #require(short.firstIndex { $0.hasPrefix("us_east  5 servers") })
    #expect(long[..<(title - 1)] == short[..<(title - 1)])
    #expect(long[(title - 1)..<(title + 5)] == short[title..<(title + 6)])
  }

  @Test func `cuts the cause and not what to do in the table of all servers`() throws {
    var snapshot = SnapshotFixtures.mixed
    let index = try #require(snapshot.regions.firstIndex { $0.region.name == "us_east" })
    snapshot.regions[index].servers[0].verdict = .unreachable
    snapshot.regions[index].servers[0].reason = Self.silent
    var state = DashboardState(snapshot: snapshot, size: Size(columns: 80, rows: 24))
    _ = state.press("u")
    #expect(
      state.draw().text.contains(
        "no answer: a firewall drops UDP here, or nothing lis~ try TCP, or check the port"))
  }

  @Test(arguments: [
    (0, 0, nil), (1, 1, nil), (79, 79, nil), (1, 0, "1 of 1 relay not released yet"),
    (79, 77, "2 of 79 relays not released yet"),
  ])
  func `tells of relays only while some are not released`(
    granted: Int, released: Int, expected: String?
  ) {
    var snapshot = SnapshotFixtures.mixed
    snapshot.traffic.allocations.granted = granted
    snapshot.traffic.allocations.released = released
    let text = DashboardState(snapshot: snapshot, size: Size(columns: 80, rows: 24)).draw().text
    let line = text.split(separator: "\n").first { $0.contains("relay") && $0.contains("released") }
    #expect(line?.trimmingPrefix { $0 == " " }.description == expected)
  }

  private func lines(_ reason: DisplayText) -> [Substring] {
    state(reason, columns: 80).draw().text.split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  private func state(_ reason: DisplayText, columns: Int) -> DashboardState {
    var snapshot = SnapshotFixtures.mixed
    for index in snapshot.regions.indices { snapshot.regions[index].reason = reason }
    return DashboardState(snapshot: snapshot, size: Size(columns: columns, rows: 24))
  }
}
