import Glibc
import RelayKit
import TestSupport
import Testing

/// What becomes of the file in whose place an export goes.
@Suite(.acceptance(.export)) struct ExportFileTests {
  private let folder: TemporaryFolder
  private let export = Export(
    of: ExportFixture.service(ExportFixture.tame), as: ExportFormat.named("janus") ?? .standard)
  private let configuration = "general: {\n  api_secret = \"s3cret\";\n}\n"

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `keeps a private copy of a configuration before it replaces it`() throws {
    try folder.write(configuration.utf8, to: "janus.jcfg")
    let written = try ExportFile.write(export, to: path, overwriting: true)
    #expect(try folder.text("janus.jcfg.bak") == configuration)
    #expect(folder.mode(of: "janus.jcfg.bak") == 0o600)
    #expect(try Array(folder.text("janus.jcfg").utf8) == export.bytes)
    #expect(
      written.copy?.remark(on: "janus.jcfg").text
        == """
        janus.jcfg held 2 other settings: all of it is kept as \(path).bak, to merge this \
        export into
        """)
  }

  @Test func `keeps no copy of what is an export, or blank`() throws {
    for old in [export.bytes, Array("stun:old\n".utf8), Array("\n".utf8)] {
      try folder.write(old, to: "janus.jcfg")
      #expect(try ExportFile.write(export, to: path, overwriting: true).copy == nil)
      #expect(folder.mode(of: "janus.jcfg.bak") == nil)
    }
  }

  @Test func `keeps a copy of what has no setting, and is no export`() throws {
    try folder.write("VirtualHost \"a.example\"\n".utf8, to: "janus.jcfg")
    let written = try ExportFile.write(export, to: path, overwriting: true)
    #expect(try folder.text("janus.jcfg.bak") == "VirtualHost \"a.example\"\n")
    #expect(
      written.copy?.promise.text == "it holds other text: a copy will be kept as janus.jcfg.bak")
  }

  @Test func `replaces nothing where another copy is in the way`() throws {
    try folder.write(configuration.utf8, to: "janus.jcfg")
    try folder.write("other".utf8, to: "janus.jcfg.bak")
    #expect(throws: PrivateFileError.copyExists(path, copy: "\(path).bak")) {
      try ExportFile.write(export, to: path, overwriting: true)
    }
    #expect(try folder.text("janus.jcfg") == configuration)
    #expect(try folder.text("janus.jcfg.bak") == "other")
  }

  @Test func `replaces nothing where the copy's name is no regular file's`() throws {
    try folder.write(configuration.utf8, to: "janus.jcfg")
    for make in [{ symlink("nowhere", $0) }, { mkdir($0, 0o700) }] {
      #expect(make("\(path).bak") == 0)
      #expect(throws: PrivateFileError.copyExists(path, copy: "\(path).bak")) {
        try ExportFile.write(export, to: path, overwriting: true)
      }
      #expect(try folder.text("janus.jcfg") == configuration)
      #expect(remove("\(path).bak") == 0)
    }
  }

  @Test func `replaces nothing that is too large to be copied`() throws {
    try folder.write(configuration.utf8, to: "janus.jcfg")
    #expect(truncate(path, 64 << 20) == 0)
    #expect(throws: PrivateFileError.tooLarge(path)) {
      try ExportFile.write(export, to: path, overwriting: true)
    }
    #expect(folder.size(of: "janus.jcfg") == 64 << 20)
    #expect(folder.names() == ["janus.jcfg"])
  }

  @Test func `makes a copy that is there already private`() throws {
    try folder.write(configuration.utf8, to: "janus.jcfg")
    try folder.write(configuration.utf8, to: "janus.jcfg.bak")
    #expect(try ExportFile.write(export, to: path, overwriting: true).copy != nil)
    #expect(folder.mode(of: "janus.jcfg.bak") == 0o600)
  }

  private var path: String { folder.file("janus.jcfg") }
}
