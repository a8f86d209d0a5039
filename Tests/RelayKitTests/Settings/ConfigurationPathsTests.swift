import RelayKit
import TOMLFile
import TestSupport
import Testing

@Suite struct ConfigurationPathsTests {
  @Test(
    .acceptance(.discoverability),
    arguments: [
      ([:], nil, nil),
      (["HOME": "/h"], "/h/.config/turntop/config.toml", "/h/.local/state/turntop/state.toml"),
      (
        ["HOME": "/h", "XDG_CONFIG_HOME": "/x", "XDG_STATE_HOME": "/s"],
        "/x/turntop/config.toml", "/s/turntop/state.toml"
      ),
      (
        ["HOME": "/h", "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": "relative"],
        "/h/.config/turntop/config.toml", "/h/.local/state/turntop/state.toml"
      ),
      (
        ["HOME": "/h", "TURNTOP_CONFIG": "own.toml"], "own.toml",
        "/h/.local/state/turntop/state.toml"
      ),
    ] as [([String: String], String?, String?)])
  func `are those of the XDG specification`(
    variables: [String: String], configuration: String?, state: String?
  ) {
    let paths = ConfigurationPaths(Environment(variables))
    #expect(paths.configuration?.path == configuration)
    #expect(paths.state == state)
  }

  @Test func `give way to the option`() {
    let environment = Environment(["HOME": "/h", "TURNTOP_CONFIG": "/env.toml"])
    #expect(ConfigurationPaths(option: "/o.toml", environment).configuration?.path == "/o.toml")
  }

  @Test func `remember what was written, whatever is in it`() throws {
    let remembered = Remembered(
      theme: "a \"b\" \\ \u{1}\u{7F}ü", hiddenRegionColumns: ["p95", "jitter"],
      hiddenServerColumns: [])
    let document = try TOMLDocument(parsing: Array(remembered.toml.utf8), name: "state.toml")
    #expect(Remembered(in: document) == remembered)
  }

  @Test(
    arguments: [
      (
        "theme = \"mono\"\nhidden-region-columns = 5", "mono",
        ":2:1: hidden-region-columns: wanted an array of names"
      ),
      ("theme = 7", nil, ":1:1: theme: wanted a name"),
      (
        "hidden-server-columns = [3]", nil,
        ":1:26: hidden-server-columns.0: wanted an array of names"
      ),
      ("theme = \"mono\"\nnew = 1\nhidden-region-columns = [\"nonsense\"]", "mono", nil),
    ] as [(String, String?, String?)])
  func `tell what they cannot read of the last time, and what to do`(
    text: String, theme: String?, complaint: String?
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text.utf8, to: "state.toml")
    let contents = StateFile.read(path)
    #expect(
      contents.complaint?.text
        == complaint.map { "\(path)\($0); it counts for nothing: mend or delete the file" })
    #expect(contents.remembered.theme == theme)
  }

  @Test func `tell that they remember nothing where the file is no TOML`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("not toml [".utf8, to: "state.toml")
    let contents = StateFile.read(path)
    #expect(contents.remembered == Remembered())
    let complaint = try #require(contents.complaint?.text)
    #expect(complaint.hasPrefix("\(path):1:"))
    #expect(complaint.hasSuffix("; nothing is remembered: mend or delete the file"))
  }

  @Test func `pass over what another version wrote`() throws {
    let text = "theme = 7\nhidden-region-columns = [\"p95\", 3]\nnew = true"
    let document = try TOMLDocument(parsing: Array(text.utf8), name: "state.toml")
    #expect(Remembered(in: document) == Remembered(hiddenRegionColumns: ["p95"]))
    #expect(StateFile.read("/nonexistent/state.toml") == StateFile.Contents())
  }
}
