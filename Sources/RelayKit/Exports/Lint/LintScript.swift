/// The languages whose lists of servers look like JavaScript's, by words that only one of them has.
///
/// Names in quotes, quotes of one stroke and a comma at the end are in all of them: where nothing
/// else is there, it may be any.
enum LintScript {
  static let unknown: DisplayText =
    "an object literal of JavaScript, Python, Dart or another script"

  private static let all = [
    Row("Python", ["None"], ["True"], ["False"], ["\ndef"], ["\nfrom"], ["asyncio"]),
    Row("Dart", ["dynamic"], ["flutter_webrtc"], ["\nfinal"]),
    Row(
      // Names without quotes are in no other.
      "JavaScript", [" iceServers:"], [" urls:"], [" url:"], [" username:"], ["\nexport", "const"],
      ["\nexport", "default"], ["function"], ["undefined"], ["fetch("], ["window"],
      ["RTCPeerConnection("], ["RTCIceServer"]),
  ]

  static let words = all.flatMap(\.proofs).flatMap(\.self)

  /// The first that is proved by these words; `nil` for none.
  static func name(of words: LintWords) -> DisplayText? {
    all.first { row in row.proofs.contains { $0.allSatisfy(words.contains) } }?.name
  }

  private struct Row: Sendable {
    let name: DisplayText
    /// Words of which each list, where all of it is there, proves the language.
    let proofs: [[String]]

    init(_ name: DisplayText, _ proofs: [String]...) {
      self.name = name
      self.proofs = proofs
    }
  }
}
