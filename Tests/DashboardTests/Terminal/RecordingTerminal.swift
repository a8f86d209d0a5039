import Dashboard
import Foundation
import RelayKit

/// A terminal whose keys are written beforehand and whose frames are kept.
///
/// Each input comes with a wake of its own, as a person's do who looks before the next key.
final class RecordingTerminal: Terminal {
  var size = Size(columns: 80, rows: 24)
  var glyphs = GlyphSet.unicode
  var notice: DisplayText?
  var theme = Theme.plain
  let keysDescriptor: Int32
  let screenDescriptor: Int32

  /// What `draw` says before it draws, for as many frames as there are.
  var outcomes: [DrawOutcome] = []
  /// Whether there is somebody to continue a stopped process.
  var canSuspend = true
  /// Whether it is known to report its mouse.
  var hasMouse = true
  /// Called after each frame with the number of frames so far.
  var onDraw: (Int) -> Void = { _ in }
  private(set) var frames: [Frame] = []
  /// What was called, but for reading and drawing.
  private(set) var calls: [String] = []

  private var inputs: [(TerminalInput, SignalSet)] = []
  private let keys = Pipe()
  private let screen = Pipe()

  init() {
    keysDescriptor = keys.fileHandleForReading.fileDescriptor
    screenDescriptor = screen.fileHandleForWriting.fileDescriptor
  }

  /// Adds what happens after all that was added before.
  func add(_ events: [Event] = [], signals: SignalSet = [], isAtEnd: Bool = false) {
    inputs.append((TerminalInput(events: events, isAtEnd: isAtEnd), signals))
    keys.fileHandleForWriting.write(Data([0]))
  }

  func add(keys text: String) {
    add(text.map { .key(.character($0)) })
  }

  func takeSignals() -> SignalSet {
    inputs.first?.1 ?? []
  }

  func read() -> TerminalInput {
    guard !inputs.isEmpty else { return TerminalInput() }
    _ = keys.fileHandleForReading.readData(ofLength: 1)
    return inputs.removeFirst().0
  }

  func draw(_ frame: Frame) -> DrawOutcome {
    if !outcomes.isEmpty { return outcomes.removeFirst() }
    guard frame != frames.last else { return .unchanged }
    frames.append(frame)
    onDraw(frames.count)
    return .drawn
  }

  func repaint() { calls.append("repaint") }
  func comeBack() { calls.append("comeBack") }
  func close() { calls.append("close") }

  func copy(_ clip: Clip) -> CopyOutcome {
    calls.append("copy \(clip.text.revealed)")
    return CopyOutcome(clip.subject)
  }

  func reportMouse(_ isOn: Bool) -> Bool {
    calls.append("mouse \(isOn ? "on" : "off")")
    return hasMouse
  }

  func suspend() -> Bool {
    calls.append("suspend")
    return canSuspend
  }
}
