import RelayKit

extension Answer {
  /// Every word there is, in the order of the legend: what works first.
  package enum Term: CaseIterable, Sendable {
    case ok, answers, someOK, noTransport, degraded, full, busy, refused, noRelay, noAnswer, closed
    case noRoute, elsewhere, notSigned, malformed, error, badTLS, badURL, badConfig, unsupported
    case noService, http, badFile, pending

    /// Where the word has a part that varies, all but that.
    var word: DisplayText { explanation.word }

    /// What it means, in as few words as the legend has room for.
    package var meaning: DisplayText { explanation.meaning }

    /// The word as the legend has it, with an example of what varies.
    package var example: DisplayText {
      switch self {
      case .someOK: "4 of 5 ok"
      case .noTransport: "no tcp"
      case .full: "full 486"
      case .busy: "busy 508"
      case .refused: "refused 401"
      case .error: "error 400"
      case .http: "http 503"
      default: word
      }
    }

    var role: Role { explanation.role }

    /// Whether it is said only where servers are asked to relay.
    package var needsRelay: Bool { [.answers, .noRelay].contains(self) }

    private typealias Explanation = (word: DisplayText, role: Role, meaning: DisplayText)

    private var explanation: Explanation {
      switch self {
      case .ok: ("ok", .text, "works as it should")
      case .answers: ("answers", .text, "STUN alone, and it works")
      case .someOK: ("ok", .warning, "its other servers do not")
      case .noTransport: ("no", .warning, "no server works over TCP")
      case .degraded: ("degraded", .warning, "works, but loses or errs")
      case .full: ("full", .warning, "the user's quota is spent")
      case .busy: ("busy", .warning, "the server has no room")
      case .refused: ("refused", .trouble, "service or server said no")
      case .noRelay: ("no relay", .trouble, "answers, does not relay")
      case .noAnswer: ("no answer", .trouble, "silence; see its detail")
      case .closed: ("closed", .trouble, "no server on its port")
      case .noRoute: ("no route", .trouble, "no way from here to there")
      case .elsewhere: ("elsewhere", .trouble, "another address answers")
      case .notSigned: ("not signed", .trouble, "the grant is not signed")
      case .malformed: ("malformed", .trouble, "what answers is not STUN")
      case .error: ("error", .trouble, "what the server answered")
      case .badTLS: ("bad tls", .trouble, "TLS or certificate fails")
      case .badURL: ("bad url", .trouble, "no URL of STUN or TURN")
      case .badConfig: ("bad config", .trouble, "wrong set-up; see detail")
      case .unsupported: ("unsupported", .muted, "not asked: TURN over DTLS")
      case .noService: ("no service", .trouble, "no word from the service")
      case .http: ("http", .trouble, "the service's status")
      case .badFile: ("bad file", .trouble, "its file is unreadable")
      case .pending: ("..", .muted, "awaited; blank: unknown")
      }
    }
  }
}
