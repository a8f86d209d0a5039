import Foundation

/// A folder of the test's own, gone with the last one who holds it.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    var template = Array("/tmp/turntop-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw TestSupportError.system("mkdtemp", errno) }
    path = String(cString: made)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of a file inside.
  package func file(_ name: String) -> String {
    "\(path)/\(name)"
  }

  /// Writes a file inside, with the folders on its way, and returns its path.
  @discardableResult
  package func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let url = URL(fileURLWithPath: file(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return file(name)
  }

  /// The bytes of a file inside, as text, at most `limit` of them.
  package func text(_ name: String, limit: Int = 4 << 20) throws -> String {
    let data = try Data(contentsOf: URL(fileURLWithPath: file(name)))
    return String(decoding: data.prefix(limit), as: UTF8.self)
  }

  /// The size of a file inside; 0 where there is none.
  package func size(of name: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file(name))
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  /// The permission bits of a file inside; `nil` where there is none.
  package func mode(of name: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file(name))
    return (attributes?[.posixPermissions] as? NSNumber)?.intValue
  }
}
