import CNcurses

/// What the started terminal is sent for something, without the pauses that old hardware needed.
enum Capability {
  /// The bytes of a capability by its terminfo name; empty where the terminal has none.
  static func sequence(_ name: String) -> [UInt8] {
    taking { curses_capability(name, $0, $1) }
  }

  /// The bytes that put the cursor at the start of a row, counted from 0.
  static func move(toRow row: Int) -> [UInt8] {
    taking { curses_move(Int32(row), 0, $0, $1) }
  }

  /// The bytes that erase every row of the screen by itself, 600 at most.
  ///
  /// A terminal that keeps the rows of a screen that is cleared does not keep these.
  static var erasure: [UInt8] {
    let eraseLine = sequence("el")
    return (0..<min(Int(curses_rows()), 600)).flatMap { move(toRow: $0) + eraseLine }
  }

  private static func taking(_ fill: (UnsafeMutablePointer<CChar>, Int) -> Int) -> [UInt8] {
    var bytes = [CChar](repeating: 0, count: 128)
    let length = fill(&bytes, bytes.count)
    return bytes.prefix(length).map { UInt8(bitPattern: $0) }
  }
}
