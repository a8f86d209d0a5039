import TestSupport
import Testing

/// Which tests hold the thirty points of the dashboard.
@Suite struct `The acceptance list` {
  @Test func `stands in docs as in the sources, with a test for every point`() throws {
    try PointList<AcceptancePoint>()
      .expectTable(in: "docs/acceptance.md", titled: "what is promised")
  }
}

/// Which tests hold the program to what it does about others' pitfalls.
@Suite struct `The list of pitfalls` {
  @Test func `stands in docs as in the sources, with a test for every pitfall`() throws {
    try PointList<Pitfall>().expectTable(in: "docs/pitfalls.md", titled: "what is done here")
  }
}
