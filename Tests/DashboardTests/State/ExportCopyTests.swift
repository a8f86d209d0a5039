import Dashboard
import RelayKit
import Testing

/// What `y` in the dialog of an export does.
@Suite struct ExportCopyTests {
  @Test(arguments: ["json", "pion", "whip", "env"])
  func `sends the very text that would be written`(_ name: String) throws {
    let format = try #require(ExportFormat.named(name))
    var state = DashboardState.mixed
    let place = try #require(ExportFormat.all.firstIndex(of: format))
    _ = state.press("e" + String(repeating: "j", count: place))
    guard case .copy(let clip)? = state.press("y").first,
      case .export(let request)? = state.press("\n").first
    else { throw Missing() }
    let parcel = try request.parcel(of: SnapshotFixtures.mixed)
    #expect(Array(clip.text.revealed.utf8) == parcel.export.bytes)
    #expect(clip.subject == .export(consumer: format.consumer, holdsCredentials: true))
  }

  @Test func `says what was sent, and warns of what it holds, until the next key`() {
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 120, rows: 40))
    _ = state.press("ey")
    _ = state.handle(
      .copied(CopyOutcome(.export(consumer: "Pion", holdsCredentials: true))))
    let words = "the export for Pion; it holds names and passwords unmasked"
    #expect(state.draw().text.contains(words))
    #expect(state.messages.first?.text.contains(words) ?? false)
    _ = state.press("j")
    #expect(!state.draw().text.contains(words))
  }

  @Test func `keeps what it sends out of the messages`() {
    var state = DashboardState.mixed
    _ = state.press("ey")
    let text = state.messages.map(\.text).joined()
    #expect(!text.contains(SnapshotFixtures.secretWord))
  }

  @Test func `sends nothing where there is nothing to write, and says why`() {
    var state = DashboardState.mixed
    #expect(state.press("e/nextcl\ny") == [])
    #expect(state.draw().text.contains("nothing to export for Nextcloud Talk"))
  }

  private struct Missing: Error {}
}
