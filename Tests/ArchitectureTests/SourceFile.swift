import Foundation

/// A Swift file below `Sources/` or `Tests/` as the rules look at it.
struct SourceFile {
  /// From the package's root, for example `Sources/STUN/Message.swift`.
  let path: String
  let text: String
  /// The lines that are not wholly comments.
  let code: [Substring]
  /// The modules it imports, whatever stands before or after the keyword.
  let imports: [String]

  init(path: String, text: String) {
    self.path = path
    self.text = text
    code = text.split(separator: "\n").filter { line in
      !line.drop(while: \.isWhitespace).hasPrefix("//")
    }
    imports = code.filter { $0.contains("import ") }.compactMap { line in
      line.firstMatch(of: Self.importLine).map { String($0.output.1) }
    }
  }

  /// The folder below `Sources/` or `Tests/`, which is the module's name.
  var module: String {
    path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
  }

  /// Every Swift file below the package's `Sources/`.
  static func all() throws -> [SourceFile] { try all(below: "Sources") }

  /// Every Swift file below the package's `Tests/`.
  static func tests() throws -> [SourceFile] { try all(below: "Tests") }

  private static func all(below folder: String) throws -> [SourceFile] {
    let place = package.appendingPathComponent(folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: place.path)
    return try paths.sorted().filter { $0.hasSuffix(".swift") }.map { path in
      let text = try String(contentsOf: place.appendingPathComponent(path), encoding: .utf8)
      return SourceFile(path: "\(folder)/\(path)", text: text)
    }
  }

  /// The names of the modules below `Sources/` that have a header.
  static func modulesInC() throws -> Set<String> {
    let headers = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix(".h") }
    return Set(headers.compactMap { $0.split(separator: "/").first.map(String.init) })
  }

  private static var sources: URL { package.appendingPathComponent("Sources") }

  private static var package: URL {
    URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  private static var importLine: Regex<(Substring, Substring)> {
    /^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:\w+\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
  }
}
