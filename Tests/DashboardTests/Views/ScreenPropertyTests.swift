import Dashboard
import RelayKit
import TestSupport
import Testing

/// What holds on a screen of any size.
@Suite struct ScreenPropertyTests {
  @Test(.acceptance(.resizeStorm), arguments: Scene.all)
  func `draws every screen at every size without a cell out of place`(_ scene: Scene) {
    var state = scene.state(Size(columns: 80, rows: 24))
    for columns in Array(1...12) + [20, 39, 40, 41, 57, 60, 79, 80, 119, 120, 131, 200] {
      for rows in Array(1...12) + [15, 16, 19, 24, 36, 60] {
        let size = Size(columns: columns, rows: rows)
        _ = state.handle(.resize(size))
        let frame = state.draw()
        #expect(frame.size == size && frame.cells.count == columns * rows)
        if let cursor = frame.cursor {
          #expect((0..<columns).contains(cursor.column) && (0..<rows).contains(cursor.row))
        }
      }
    }
  }

  /// Beside ASCII it is braille, which is one cell in East Asian locales too (UAX #11).
  @Test(.acceptance(.wideText), arguments: Scene.all.filter { $0.name != "hostile" })
  func `draws nothing of its own whose width terminals disagree on`(_ scene: Scene) {
    let text = scene.state(Size(columns: 160, rows: 50)).draw().text
    let foreign = text.unicodeScalars.filter { !$0.isASCII && !(0x2800...0x28FF ~= $0.value) }
    #expect(foreign.isEmpty)
  }

  @Test(.acceptance(.secrets), arguments: Scene.all)
  func `shows no credential`(_ scene: Scene) {
    let text = scene.state(Size(columns: 200, rows: 60)).draw().text
    #expect(!text.contains(SnapshotFixtures.secretName))
    #expect(!text.contains(SnapshotFixtures.secretWord))
  }

  @Test func `parts the screen without overlap at every size`() {
    for columns in 1...200 {
      for rows in 1...60 {
        let size = Size(columns: columns, rows: rows)
        let layout = ScreenLayout(size: size, regions: 22, servers: 5)
        let parts = [layout.header, layout.table, layout.servers, layout.message, layout.footer]
        let overlaps = parts.indices.contains { index in
          parts[..<index].contains { $0.overlaps(parts[index]) }
        }
        #expect(!overlaps && parts.allSatisfy { $0.lies(in: size) }, "\(columns)x\(rows)")
      }
    }
  }

  @Test(.acceptance(.columnPolicy))
  func `places columns without overlap within every width, region and latency always`() {
    for width in 1...200 {
      let columns = RegionColumn.layout(width: width).columns
      var end = 0
      for placed in columns {
        #expect(placed.offset >= end && placed.width > 0)
        end = placed.offset + placed.width
      }
      #expect(end <= width)
      guard width >= ScreenLayout.least.columns else { continue }
      let ids = Set(columns.map(\.column.id))
      #expect(ids.contains(.region) && (ids.contains(.latency) || ids.contains(.udp)))
    }
  }

  @Test func `gives up columns in one order as the screen gets narrower`() {
    var wider = Set(RegionColumn.layout(width: 200).columns.map(\.column.id))
    for width in (58..<200).reversed() {
      let narrower = Set(RegionColumn.layout(width: width).columns.map(\.column.id))
      #expect(narrower.isSubset(of: wider), "\(width)")
      wider = narrower
    }
  }

  @Test func `changes few cells when one number changes`() {
    var state = DashboardState.mixed
    let before = state.draw()
    var snapshot = SnapshotFixtures.mixed
    snapshot.regions[8].servers[1].statistics.p50 = .milliseconds(19.7)
    _ = state.handle(.snapshot(snapshot))
    let changed = zip(before.cells, state.draw().cells).count { $0 != $1 }
    #expect((1...10).contains(changed))
  }
}

/// SplitMix64, so that every run sees the same events.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Event {
  static func random(using random: inout some RandomNumberGenerator) -> Event {
    let keys: [Key] = [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .escape, .tab, .backTab,
      .backspace, .delete, .control("l"), .control("w"), .function(1), .character("中"),
    ]
    switch Int.random(in: 0..<20, using: &random) {
    case 0:
      let snapshots = [SnapshotFixtures.loading, SnapshotFixtures.failed, SnapshotFixtures.hostile]
      return .snapshot(snapshots.randomElement(using: &random) ?? SnapshotFixtures.mixed)
    case 1:
      return .resize(
        Size(
          columns: .random(in: 1...200, using: &random), rows: .random(in: 1...60, using: &random)))
    case 2: return .paste("us_\u{1B}[200~\n")
    case 3: return .exported(.alreadyExists(path: "a"))
    case 4...9: return .key(keys.randomElement(using: &random) ?? .enter)
    default:
      let letter = UInt8.random(in: 0x20...0x7E, using: &random)
      return .key(.character(Character(Unicode.Scalar(letter))))
    }
  }
}

extension Rect {
  fileprivate func overlaps(_ other: Rect) -> Bool {
    !isEmpty && !other.isEmpty && column < other.endColumn && other.column < endColumn
      && row < other.endRow && other.row < endRow
  }

  fileprivate func lies(in size: Size) -> Bool {
    isEmpty || (column >= 0 && row >= 0 && endColumn <= size.columns && endRow <= size.rows)
  }
}
