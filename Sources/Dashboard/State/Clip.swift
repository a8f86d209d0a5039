import RelayKit

/// A text for the clipboard of the person's terminal, and what it is.
package struct Clip: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    case url(DisplayText)
    case export(consumer: DisplayText, holdsCredentials: Bool)
  }

  package let subject: Subject
  /// As it is: an export's holds credentials, and is neither shown nor logged.
  package let text: Secret

  package init(_ subject: Subject, _ text: Secret) {
    self.subject = subject
    self.text = text
  }
}

extension Clip.Subject {
  /// What was sent, and what to mind with it.
  fileprivate var words: (what: DisplayText, warning: DisplayText) {
    switch self {
    case .url(let url): (url, "")
    case .export(let consumer, let holdsCredentials):
      (
        "the export for \(consumer)",
        holdsCredentials ? "; it holds names and passwords unmasked" : ""
      )
    }
  }
}

/// Why nothing was sent to the clipboard.
package enum CopyRefusal: Error, Equatable, Sendable {
  case unsupported
  /// So many bytes of base64 are more than terminals take.
  case tooLong(Int)
  /// The terminal takes no bytes now.
  case busy
}

/// What became of a text for the clipboard.
package struct CopyOutcome: Equatable, Sendable {
  package var subject: Clip.Subject
  /// `nil` where it was sent.
  package var refusal: CopyRefusal?

  package init(_ subject: Clip.Subject, refusal: CopyRefusal? = nil) {
    self.subject = subject
    self.refusal = refusal
  }

  package var displayText: DisplayText {
    let (what, warning) = subject.words
    switch refusal {
    case nil: return "sent (OSC 52): \(what)\(warning)"
    case .unsupported: return "nothing sent: this terminal knows no clipboard (OSC 52)"
    case .tooLong(let count):
      return """
        nothing sent: \(what) comes to \(count) bytes as base64, and terminals take \
        \(Clipboard.limit)
        """
    case .busy: return "nothing sent, or not all: the terminal takes no bytes now; try again"
    }
  }

  var message: Message {
    let isPlain = refusal == nil && subject.words.warning.isEmpty
    return Message(text: displayText, role: isPlain ? .text : .warning)
  }
}
