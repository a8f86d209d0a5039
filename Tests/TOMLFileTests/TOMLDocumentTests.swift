import TOMLFile
import Testing

@Suite struct `A TOML document` {
  @Test func `is the list of its values in the order they are written`() throws {
    let document = try TOMLDocument(
      parsing: Array(
        """
        title = "héllo"
        zoom = 3

        [roles.good]
        fg = "green"
        bold = true
        ratio = 0.5
        since = 1979-05-27
        attributes = ["bold", { deep = 1 }]
        """.utf8), name: "test.toml")
    #expect(
      document.entries.map(\.described) == [
        "1:1 title = a string héllo",
        "2:1 zoom = an integer 3",
        "4:2 roles = a table",
        "4:8 roles.good = a table",
        "5:1 roles.good.fg = a string green",
        "6:1 roles.good.bold = a boolean true",
        "7:1 roles.good.ratio = a float 0.5",
        "8:1 roles.good.since = a date or time 1979-05-27",
        "9:1 roles.good.attributes = an array",
        "9:15 roles.good.attributes.0 = a string bold",
        "9:23 roles.good.attributes.1 = a table",
        "9:25 roles.good.attributes.1.deep = an integer 1",
      ])
  }

  @Test func `finds a value by its path`() throws {
    let document = try TOMLDocument(parsing: Array("[a]\nb = 1\n".utf8), name: "test.toml")
    #expect(document["a", "b"]?.value == .integer(1))
    #expect(document["a", "c"] == nil)
    #expect(document.entries(below: "a").map(\.key) == ["a.b"])
  }

  @Test func `may be empty`() throws {
    #expect(try TOMLDocument(parsing: [], name: "empty.toml").entries == [])
  }

  @Test func `counts columns in characters, not bytes`() throws {
    let document = try TOMLDocument(
      parsing: Array(#""é" = { "ü" = 1, z = 2 }"#.utf8), name: "test.toml")
    #expect(document.entries.map(\.position.column) == [1, 9, 18])
  }

  @Test func `keeps a zero byte that a string spells out`() throws {
    let document = try TOMLDocument(parsing: Array(#"a = "x\u0000y""#.utf8), name: "test.toml")
    #expect(document["a"]?.value == .string("x\0y"))
  }

  @Test(arguments: BrokenDocument.all)
  func `says where it is broken`(_ broken: BrokenDocument) {
    #expect {
      try TOMLDocument(parsing: broken.bytes, name: "broken.toml")
    } throws: { error in
      "\(error)".hasPrefix("broken.toml:\(broken.place): ") && "\(error)".contains(broken.says)
    }
  }

  @Test func `says which file cannot be read, and why`() {
    #expect(throws: TOMLError.unreadable(file: "/nowhere/a.toml", errno: 2)) {
      try TOMLDocument(reading: "/nowhere/a.toml")
    }
    #expect(
      TOMLError.unreadable(file: "/nowhere/a.toml", errno: 2).description
        == "cannot read /nowhere/a.toml: No such file or directory")
  }

  @Test func `is not read from something endless`() {
    #expect(throws: TOMLError.tooLarge(file: "/dev/zero", limit: 1_048_576)) {
      try TOMLDocument(reading: "/dev/zero")
    }
    #expect(
      TOMLError.tooLarge(file: "/dev/zero", limit: 1_048_576).description
        == """
        cannot read /dev/zero: it has more than 1048576 bytes, \
        so it is hardly the file that was meant
        """
    )
  }
}

/// A text that is no TOML, the place of its fault and a word of the reason.
struct BrokenDocument: CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let place: String
  let says: String

  init(_ name: String, _ text: String, at place: String, says: String) {
    self.init(name, bytes: Array(text.utf8), at: place, says: says)
  }

  init(_ name: String, bytes: [UInt8], at place: String, says: String) {
    testDescription = name
    self.bytes = bytes
    self.place = place
    self.says = says
  }

  static let all = [
    BrokenDocument("no value", "a = 1\nb =\n", at: "2:4", says: "value"),
    BrokenDocument("a key twice", "a = 1\n  a = 2\n", at: "2:7", says: "redefine"),
    BrokenDocument("an open string", "a = \"x\n", at: "1:7", says: "string"),
    BrokenDocument("an open table", "[a\nb = 1", at: "1:3", says: "table"),
    BrokenDocument(
      "bytes that are not UTF-8", bytes: [0x61, 0x3D, 0x22, 0xFF, 0x22], at: "1:3", says: "utf-8"),
    BrokenDocument("a bare word", "a = yes", at: "1:5", says: "value type"),
  ]
}

extension TOMLEntry {
  fileprivate var described: String {
    let place = "\(position.line):\(position.column) \(key) = \(value.typeName)"
    return switch value {
    case .table, .array: place
    case .string(let text), .date(let text): "\(place) \(text)"
    case .integer(let number): "\(place) \(number)"
    case .float(let number): "\(place) \(number)"
    case .boolean(let flag): "\(place) \(flag)"
    }
  }
}
