/// Python's own HTTP server inside a namespace, for answers that are the same to everybody.
package final class FileServer: Sendable {
  package static let baseURL = "http://127.0.0.1:8000"

  private let process: RunningProcess
  private let folder: TemporaryFolder

  /// Serves one file at a path, for example `api/v1/turn/credentials`, whatever the query.
  package init(
    inside namespace: NetworkNamespace, path: String, content: String
  ) async throws {
    folder = try TemporaryFolder()
    try folder.write(content.utf8, to: path)
    let command = Command(
      "python3",
      ["-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder.path, "8000"])
    process = try RunningProcess(
      command.inside(namespace), output: folder.file("log"), errors: folder.file("log"))
    let isServing = await eventually(within: .seconds(10)) { [folder, process] in
      !process.isRunning || folder.size(of: "log") > 0
    }
    guard isServing, process.isRunning else {
      throw TestSupportError.neverReady("python3 -m http.server", log: try folder.text("log"))
    }
  }

  package func end() async {
    await process.end()
  }
}
