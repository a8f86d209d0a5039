import RelayKit
import Testing

/// Names that stand more than once in an object of JSON.
@Suite struct LintRepeatTests {
  @Test(
    arguments: [
      (
        #"{"iceServers": [{"urls": ["stun:a"]}], "iceServers": [{"urls": ["stun:b"]}]}"#,
        [
          """
          error: line 1, column 40: iceServers stands twice, first in line 1, column 2: \
          programs read the last alone, or refuse the file: put all of it into one list \
          [repeated-member]
          """
        ]
      ),
      (
        """
        {"data": {"iceServers": [],
         "iceServers": [], "iceServers": [{"urls": ["stun:a"]}]}, "x": {"urls": 1, "urls": 2}}
        """,
        [
          """
          error: line 2, column 20: iceServers stands 3 times, first in line 1, column 11: \
          programs read the last alone, or refuse the file: put all of it into one list \
          [repeated-member]
          """
        ]
      ),
      (
        """
        [{"urls": ["stun:a"]},\r
         {"é": 1, "urls": ["turn:a"], "username": "u", "credential": "wwww", "urls": ["turn:b"],
          "username": "u", "credential": "zzzz"}]
        """,
        [
          """
          error: line 2, column 70: urls stands twice in entry 2, first in line 2, column 11: \
          programs read the last alone, or refuse the file: put all of it into one list \
          [repeated-member]
          """,
          """
          error: line 3, column 20: credential stands twice in entry 2, first in line 2, column 48: \
          programs read the last alone, or refuse the file: keep the one that is right \
          [repeated-member]
          """,
          """
          warning: line 3, column 3: username stands twice in entry 2, first in line 2, column 31: \
          programs read the last alone, or refuse the file: take out all but one [repeated-member]
          """,
        ]
      ),
      (
        #"{"urls": ["stun:a"], "label": 1, "label": 2, "url": "x", "url": "y"}"#, []
      ),
      (
        "\u{FEFF}{ // ours\n\"urls\": [\"stun:a\"], \"urls\": [\"stun:a\"]}",
        [
          """
          warning: line 2, column 21: urls stands twice in entry 1, first in line 2, column 1: \
          programs read the last alone, or refuse the file: take out all but one [repeated-member]
          """,
          """
          warning: JSON has no comments: many programs refuse a file that holds some [comments]
          """,
        ]
      ),
    ] as [(String, [String])])
  func `are told with their places`(text: String, findings: [String]) throws {
    let lint = try Lint(of: Array(text.utf8), mode: 0o600)
    #expect(lint.findings.map(\.displayText.text) == findings)
    #expect(lint.mended == nil)
  }

  @Test func `keep an entry from being taken out with what else it holds`() throws {
    let text = #"[{"urls": ["stun:a"]}, {"urls": ["stun:b"], "urls": ["stun:a"]}]"#
    let lint = try Lint(of: Array(text.utf8))
    #expect(lint.findings.map(\.rule) == ["repeated-member", "duplicate"] && lint.mended == nil)
  }
}
