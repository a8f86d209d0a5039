import FoundationEssentials

/// What shows several terminals in one, and lets through only what is wrapped for it.
package enum Multiplexer: Sendable {
  case tmux, screen

  /// What the environment tells: tmux sets TMUX, screen STY; over SSH only TERM is left.
  package init?(tmux: String?, sty: String?, term: String?) {
    let term = term ?? ""
    if !(tmux ?? "").isEmpty || term.hasPrefix("tmux") {
      self = .tmux
    } else if !(sty ?? "").isEmpty || term.hasPrefix("screen") {
      self = .screen
    } else {
      return nil
    }
  }
}

/// The clipboard of whoever sits at the terminal, which a sequence reaches over SSH too (xterm,
/// "Operating System Commands", 52).
///
/// Nothing tells whether a terminal takes it, so nobody may be told that something was copied.
package struct Clipboard: Equatable, Sendable {
  let multiplexer: Multiplexer?
  /// Whether the terminal is of a kind that may know the sequence, and shows no rubbish instead.
  let isSupported: Bool

  package init(multiplexer: Multiplexer? = nil, isSupported: Bool = true) {
    self.multiplexer = multiplexer
    self.isSupported = isSupported
  }

  /// The most bytes of base64 that terminals are known to take.
  package static let limit = 74_994

  /// What is to be written to the terminal; it holds `text` as it is, secrets and all.
  package func sequence(for text: String) -> Result<String, CopyRefusal> {
    guard isSupported else { return .failure(.unsupported) }
    let base64 = Data(text.utf8).base64EncodedString()
    guard base64.utf8.count <= Self.limit else { return .failure(.tooLong(base64.utf8.count)) }
    return .success(wrapped("\u{1B}]52;c;\(base64)\u{07}"))
  }

  /// tmux wants every escape doubled; screen takes no string above 768 bytes, so it gets pieces.
  private func wrapped(_ sequence: String) -> String {
    switch multiplexer {
    case nil: sequence
    case .tmux:
      "\u{1B}Ptmux;\(sequence.replacing("\u{1B}", with: "\u{1B}\u{1B}"))\u{1B}\\"
    case .screen:
      Self.pieces(of: sequence).map { "\u{1B}P\($0)\u{1B}\\" }.joined()
    }
  }

  private static func pieces(of sequence: String) -> [Substring] {
    let characters = Array(sequence.utf8)
    return stride(from: 0, to: characters.count, by: 76).map { start in
      Substring(
        decoding: characters[start..<min(start + 76, characters.count)], as: UTF8.self)
    }
  }
}
