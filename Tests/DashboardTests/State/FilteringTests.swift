import Dashboard
import RelayKit
import Testing

@Suite struct FilteringTests {
  @Test(arguments: [
    ("us_", "us_east us_central us_west"),
    ("US_ east", "us_east"),
    ("us !us_ !aus", "usa"),
    ("note:refused", "india"),
    ("answer:no", "uk australia"),
    ("answer:no !udp:>0", "australia"),
    ("udp:<14", "us_east usa global"),
    ("udp:>200 udp:<1000", "asia_east oceania"),
    ("rank:<3", "us_east usa"),
    ("loss:>0", "us_west australia"),
    ("p95:>1000", "singapore"),
    ("address:192.0.2.17", "us_central"),
    ("mars:x", ""), ("region:mars", ""),
  ])
  func `shows the regions that meet every word`(_ filter: String, _ regions: String) {
    #expect(order(after: filter).joined(separator: " ") == regions)
  }

  @Test func `takes no filter longer than any name`() {
    var state = DashboardState.mixed
    _ = state.press("/")
    for text in ["usa", String(repeating: " ", count: 5000), "x"] {
      _ = state.handle(.paste(text))
    }
    _ = state.press("\n")
    #expect(state.shown.map(\.name) == ["usa"])
  }

  @Test(arguments: ["", " ", "!", "udp:", "udp:<", "!udp:>", "loss:>x", "! !"])
  func `hides nothing by a word that is not whole yet`(_ filter: String) {
    #expect(order(after: filter).count == Region.all.count)
  }
}

/// The names of the rows once the filter is typed.
private func order(after filter: String) -> [String] {
  var state = DashboardState.mixed
  _ = state.press("/\(filter)\n")
  return state.shown.map(\.name)
}
