import RelayKit

/// Where frames are drawn and keys come from.
///
/// Used by one thread only, the process's main one: a screen library has one screen.
package protocol Terminal: AnyObject {
  var size: Size { get }
  var glyphs: GlyphSet { get }
  /// One line that the person should know about this terminal; mostly `nil`.
  var notice: DisplayText? { get }
  /// Becomes readable when there are keys to read, and hangs up with the terminal.
  var keysDescriptor: Int32 { get }
  /// Becomes writable when the terminal takes another frame.
  var screenDescriptor: Int32 { get }

  /// Reads all that has come, without waiting for more.
  func read() -> TerminalInput
  /// The theme that frames are drawn with from the next one on.
  var theme: Theme { get set }
  /// Sends a text to the clipboard of whoever sits at the terminal.
  func copy(_ clip: Clip) -> CopyOutcome
  /// Has the mouse reported, or no longer; false where the terminal is not known to do that.
  func reportMouse(_ isOn: Bool) -> Bool
  /// Draws what differs from the frame before.
  func draw(_ frame: Frame) -> DrawOutcome
  /// Paints every cell anew with the next frame: something else wrote on the screen.
  func repaint()
  /// Stops the process as a shell's job and returns when it is continued; false where nobody could
  /// continue it.
  func suspend() -> Bool
  /// Takes the screen again after somebody else stopped and continued the process.
  func comeBack()
  /// The signals that came since the last call.
  func takeSignals() -> SignalSet
  /// Gives the screen back for good.
  func close()
}

/// What a terminal had to say since it was last asked.
package struct TerminalInput: Equatable, Sendable {
  package var events: [Event]
  /// Whether nothing can come any more: the connection is gone.
  package var isAtEnd: Bool

  package init(events: [Event] = [], isAtEnd: Bool = false) {
    self.events = events
    self.isAtEnd = isAtEnd
  }
}

/// What became of a frame.
package enum DrawOutcome: Equatable, Sendable {
  case drawn
  /// It looks like the one before; not a byte was sent.
  case unchanged
  /// The terminal takes no bytes now; the newest frame is due once it does.
  case busy
}
