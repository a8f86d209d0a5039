import CNcurses
import Glibc

/// Draws frames through ncurses, which sends the terminal what differs and no more.
struct Canvas {
  let depth: ColourDepth
  var theme: Theme {
    didSet { isOutdated = true }
  }
  private let descriptor: Int32
  private let glyphs: GlyphSet
  private var palette: Palette
  /// What the terminal shows; `nil` where that is not known.
  private var shown: Frame?
  /// Whether what is shown looks like that no longer, or should be painted whole.
  private var isOutdated = false
  private var isCursorShown = true

  /// A canvas on the started screen, whose bytes go to `descriptor`.
  init(descriptor: Int32, theme: Theme, colour: ColourWish, glyphs: GlyphSet) {
    self.descriptor = descriptor
    self.theme = theme
    self.glyphs = glyphs
    depth = Self.startColours(wish: colour)
    // Only now does ncurses know how many.
    palette = Palette(limit: Int(curses_colour_pairs()))
  }

  /// Without a wish for colours ncurses is not told to have any, and then sends none.
  private static func startColours(wish: ColourWish) -> ColourDepth {
    guard has_colors(), wish != .never else { return .mono }
    start_color()
    use_default_colors()
    return ColourDepth(terminalColours: Int(curses_colours()), wish: wish)
  }

  mutating func draw(_ frame: Frame) -> DrawOutcome {
    guard isOutdated || frame != shown else { return .unchanged }
    guard isWritable else { return .busy }
    coverSecrets(before: frame)
    if frame.holdsSecrets { Self.prepareErasure() }
    paint(frame)
    if !frame.holdsSecrets { guard_set_erasure(nil, 0) }
    return .drawn
  }

  /// Has the next frame painted whole.
  mutating func forget() {
    clearok(curses_screen(), true)
    isOutdated = true
  }

  /// Has the next frame painted whole, on a screen that ncurses has been away from.
  mutating func forgetScreen() {
    forget()
    shown = nil
    isCursorShown = true
  }

  /// Leaves on the screen what may stay there: no secret, and a last row that is free for a prompt.
  mutating func clearUp() {
    coverSecrets(before: nil)
    guard var left = shown else { return }
    left.clear(Rect(column: 0, row: left.size.rows - 1, columns: left.size.columns, rows: 1))
    paint(left)
    guard_set_erasure(nil, 0)
  }

  /// Overwrites the secrets on the screen where they stand, but those that `next` shows there too.
  ///
  /// A terminal without a second screen keeps the rows that scroll away, and some keep those of a
  /// screen that is cleared: a secret may not be among them.
  private mutating func coverSecrets(before next: Frame?) {
    guard let shown, shown.holdsSecrets else { return }
    if curses_clears_next() {
      // Nobody knows what stands where, for example after a change of size.
      let erasure = Capability.erasure
      _ = write(descriptor, erasure, erasure.count)
      self.shown = nil
    } else if let covered = shown.covered(before: next) {
      paint(covered)
    }
  }

  /// Has the guard erase the secrets of the frame to come, should the process die.
  private static func prepareErasure() {
    Capability.erasure.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { guard_set_erasure($0.baseAddress, $0.count) }
    }
  }

  private mutating func paint(_ frame: Frame) {
    let screen = curses_screen()
    curses_set_ground(pair(for: theme.ink(for: .plain, at: depth)))
    // Not `wclear`, which would send the whole screen again.
    werase(screen)
    for run in FrameRun.runs(of: frame, glyphs: glyphs) { put(run) }
    showCursor(frame.showsCursor)
    let cursor = frame.cursor ?? Position(column: 0, row: 0)
    wmove(screen, Int32(cursor.row), Int32(cursor.column))
    wnoutrefresh(screen)
    doupdate()
    shown = frame
    isOutdated = false
  }

  private var isWritable: Bool {
    var screen = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&screen, 1, 0) > 0
  }

  private mutating func put(_ run: FrameRun) {
    let ink = theme.ink(for: run.style, at: depth)
    curses_put(
      Int32(run.row), Int32(run.column), run.scalars, Int32(run.scalars.count),
      Self.attributes(ink.attributes), pair(for: ink))
  }

  private mutating func pair(for ink: Ink) -> Int32 {
    palette.number(for: ink, define: curses_define_pair)
  }

  private static func attributes(_ attributes: TextAttributes) -> attr_t {
    attributeTable.reduce(0) { $0 | (attributes.contains($1.0) ? $1.1 : 0) }
  }

  private static let attributeTable: [(TextAttributes, attr_t)] = [
    (.bold, curses_bold()), (.dim, curses_dim()), (.underline, curses_underline()),
    (.reverse, curses_reverse()),
  ]

  private mutating func showCursor(_ isShown: Bool) {
    guard isShown != isCursorShown else { return }
    curs_set(isShown ? 1 : 0)
    isCursorShown = isShown
  }
}
