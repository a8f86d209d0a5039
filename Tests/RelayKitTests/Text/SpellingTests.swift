import RelayKit
import Testing

@Suite struct `The nearest name` {
  @Test(arguments: [
    ("troubel", "trouble"), ("Warning", "warning"), ("acent", "accent"), ("inputs", "input"),
    ("kye", "key"),
  ])
  func `is the one a slip of the finger away`(_ written: String, _ meant: String) {
    let names = ["trouble", "warning", "accent", "input", "key"]
    #expect(Spelling.nearest(to: written, among: names) == meant)
  }

  @Test func `is none where nothing is near`() {
    #expect(Spelling.nearest(to: "zzz", among: ["trouble", "key"]) == nil)
    #expect(Spelling.nearest(to: "", among: ["trouble"]) == nil)
    #expect(Spelling.nearest(to: "trouble", among: []) == nil)
  }
}
