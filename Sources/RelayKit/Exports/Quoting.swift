/// How the languages of exports write a string; each undoes what a parser of it does.
enum Quoting {
  /// A string of JSON (RFC 8259 §7), which YAML, JavaScript and Python read as the same.
  ///
  /// What YAML holds for unprintable is escaped beside what must be (YAML 1.2 §5.1).
  static func json(_ text: String) -> String {
    quoted(text) { scalar in
      switch scalar.value {
      case 0x22, 0x5C: "\\" + String(scalar)
      case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        "\\u" + hex(scalar, digits: 4)
      default: String(scalar)
      }
    }
  }

  /// A string of Lua 5.1 and later (§2.1).
  static func lua(_ text: String) -> String {
    quoted(text) { scalar in
      switch scalar.value {
      case 0x22, 0x5C: "\\" + String(scalar)
      case 0x00...0x1F, 0x7F: "\\" + decimal(scalar)
      default: String(scalar)
      }
    }
  }

  /// A string of libconfig; it holds no NUL.
  static func libconfig(_ text: String) -> String {
    quoted(text) { scalar in
      switch scalar.value {
      case 0x22, 0x5C: "\\" + String(scalar)
      case 0x00...0x1F, 0x7F: "\\x" + hex(scalar, digits: 2)
      default: String(scalar)
      }
    }
  }

  /// A word of a POSIX shell (§2.2.2 Single-Quotes); it holds no NUL.
  static func shell(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  /// A value of an `.env` file.
  ///
  /// It stands as it is where it may, since `docker run --env-file` takes quotes
  /// for a part of it. Else in single quotes, on which the other readers agree, or in double quotes
  /// where nothing within could mean something.
  static func dotenv(_ text: String) -> String {
    guard !isPlain(text) else { return text }
    return text.contains("'") ? "\"\(text)\"" : "'\(text)'"
  }

  /// Whether every reader of an `.env` file, a shell too, takes it as it stands.
  static func isPlain(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "_-./:?=,@+%[]".utf8.contains(byte)
      }
  }

  /// Whether `dotenv` can write it so that all read the same.
  static func isDotenv(_ text: String) -> Bool {
    let isOneLine = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isOneLine, !text.contains("\\"), !text.contains("${") else { return false }
    return !text.contains("'") || !text.contains { "\"$`".contains($0) }
  }

  /// A quoted string of a header field (RFC 9110 §5.6.4).
  static func header(_ text: String) -> String {
    quoted(text) { "\"\\".unicodeScalars.contains($0) ? "\\" + String($0) : String($0) }
  }

  /// A value of an Asterisk file, where `;` begins a comment.
  static func asterisk(_ text: String) -> String {
    text.split(separator: ";", omittingEmptySubsequences: false).joined(separator: "\\;")
  }

  private static func quoted(_ text: String, _ escape: (Unicode.Scalar) -> String) -> String {
    "\"" + text.unicodeScalars.map(escape).joined() + "\""
  }

  private static func hex(_ scalar: Unicode.Scalar, digits: Int) -> String {
    let text = String(scalar.value, radix: 16)
    return String(repeating: "0", count: max(digits - text.count, 0)) + text
  }

  private static func decimal(_ scalar: Unicode.Scalar) -> String {
    let text = String(scalar.value)
    return String(repeating: "0", count: max(3 - text.count, 0)) + text
  }
}
