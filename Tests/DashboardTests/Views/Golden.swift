import FoundationEssentials
import Testing

/// A file under Goldens/ that holds how something looked when a person last found it right.
///
/// `UPDATE_GOLDEN=1` writes what is seen now; the difference is then for review.
struct Golden {
  let name: String

  func expect(_ seen: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data((seen + "\n").utf8).write(to: url)
    }
    let held = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    #expect(seen + "\n" == held, "\(url.path)", sourceLocation: sourceLocation)
  }

  private var url: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Goldens/\(name).txt")
  }
}
