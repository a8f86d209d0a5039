import Synchronization
import TestSupport

/// A credential endpoint whose answers change as the test goes on.
///
/// Every region `R` is the host `R.example`, with the name `ann` and the password `p4ss`.
final class ExportService: Sendable {
  private let state: State
  private let api: HTTPResponder

  init() throws {
    let state = State()
    self.state = state
    api = try HTTPResponder { state.answer(to: $0) }
  }

  /// How often it was asked.
  var count: Int { state.count }

  /// Has a region answered otherwise from now on.
  func answer(_ region: String, _ response: HTTPResponder.Response) {
    state.answer(region, response)
  }

  /// Has a region's servers come with this login from now on.
  func answer(_ region: String, _ username: String, _ credential: String) {
    answer(region, State.servers(of: region, .init(username, credential)))
  }

  /// `turntop export` of regions of it.
  func command(_ regions: [String], _ options: String...) throws -> Command {
    var command = try TurntopBinary.command(
      ["export", "--base-url", api.baseURL, "--api-key-file", "-", "--timeout", "2s"]
        + regions.flatMap { ["--region", $0] } + options)
    command.input = Array((CredentialAPI.key + "\n").utf8)
    return command
  }
}

/// What the endpoint says, and how often it was asked.
private final class State: Sendable {
  private let values = Mutex((answers: [String: HTTPResponder.Response](), count: 0))

  var count: Int { values.withLock(\.count) }

  func answer(_ region: String, _ response: HTTPResponder.Response) {
    values.withLock { $0.answers[region] = response }
  }

  func answer(to request: HTTPResponder.Request) -> HTTPResponder.Response {
    let region = request.query["region"] ?? ""
    return values.withLock { values in
      values.count += 1
      return values.answers[region] ?? Self.servers(of: region, .init("ann", "p4ss"))
    }
  }

  static func servers(of region: String, _ login: CredentialAPI.Login) -> HTTPResponder.Response {
    let urls = ExportWorld.urls(of: "\(region).example")
    return .init(200, CredentialAPI.document(urls: urls, logins: [login]))
  }
}
