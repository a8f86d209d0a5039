import RelayKit

/// All that the dashboard knows: what was measured, and where the person is looking.
package struct DashboardState: Equatable, Sendable {
  package internal(set) var snapshot: Snapshot
  package internal(set) var size: Size
  package let glyphs: GlyphSet

  package init(snapshot: Snapshot, size: Size, glyphs: GlyphSet = .unicode) {
    self.snapshot = snapshot
    self.size = size
    self.glyphs = glyphs
  }

  /// Takes in what happened and returns what is to be done in the world, in order.
  package mutating func handle(_ event: Event) -> [Effect] {
    []
  }

  /// Draws the screen as it should look now.
  package func draw() -> Frame {
    Frame(size: size)
  }
}
