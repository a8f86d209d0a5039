import Testing

/// Something that no file below `Sources/` may do, and what it says when one does.
struct Rule: Sendable, CustomTestStringConvertible {
  let name: String
  /// The offences of one file, each a sentence.
  let offences: @Sendable (SourceFile) -> [String]

  var testDescription: String { name }

  /// Refuses a kind of line everywhere but in the files named.
  static func refuses(
    _ name: String, exceptIn allowed: [String] = [],
    where isRefused: @escaping @Sendable (_ line: Substring) -> Bool
  ) -> Rule {
    Rule(name: name) { file in
      guard !allowed.contains(file.path) else { return [] }
      return file.code.filter(isRefused).map { line in
        "\(file.path): \(line.drop(while: \.isWhitespace))"
      }
    }
  }

  /// Refuses imports by what the file is.
  static func refusesImports(
    _ name: String, where isRefused: @escaping @Sendable (_ module: String, SourceFile) -> Bool
  ) -> Rule {
    Rule(name: name) { file in
      file.imports.filter { isRefused($0, file) }.map { "\(file.path) imports \($0)" }
    }
  }
}
