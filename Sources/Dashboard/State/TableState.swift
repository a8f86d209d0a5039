import RelayKit

/// A table as the person has arranged it: order, filter, columns, and where they are in it.
struct TableState<Column: TableColumn>: Equatable, Sendable {
  typealias Row = Column.Row

  private(set) var sort = SortOrder<Column>() {
    didSet { releaseOrder() }
  }
  /// What is typed of a `RowFilter`; empty shows all.
  var filter = TextInput.filter {
    didSet { if filter.text != oldValue.text { releaseOrder() } }
  }
  /// The columns the person does not want, whatever room there is.
  var hidden: Set<Column> = []
  /// The row the keys act on, through every change of order; `nil` until the person moves: then it
  /// is the first row, whichever that is.
  var chosen: Row.ID?
  /// The first row on the screen.
  private(set) var scroll = 0
  /// The rows that pass the filter, in the order of the screen, as of the latest event.
  private(set) var rows: [Row] = []
  /// Until when no row changes its place, on the survey's clock.
  private var heldUntil: Duration = .zero
  /// Whether what rows are ordered by is awaited.
  private var awaitsFigures = false
  /// Whether the order stands until it comes.
  private var isHeld = false

  /// How long the order stands after a move, so that no row slips away under the person's eyes.
  private static var holding: Duration { .seconds(3) }

  /// Where the selected row stands; the first row where it is hidden or none was chosen.
  var selectedIndex: Int {
    rows.firstIndex { $0.id == chosen } ?? 0
  }

  /// The row the keys act on; `nil` where none is shown.
  var selected: Row? {
    rows.isEmpty ? nil : rows[selectedIndex]
  }

  /// Does what the person asks for, with these columns on the screen.
  mutating func apply(_ arrangement: Arrangement, columns: [Column], at time: Duration) {
    switch arrangement {
    case .move(let distance): move(by: distance, at: time)
    case .scroll(let distance, let room): scroll(by: distance, room: room, at: time)
    case .sortByNext: sort.advance(through: columns)
    case .sortBy(let place): sort.choose(place: place, of: columns)
    case .reverseSort: sort.isReversed.toggle()
    case .showAll: filter = .filter
    case .toggleColumn(let index): toggle(index)
    }
  }

  /// Brings rows and scroll position up to date.
  ///
  /// The selected row is always among the `room` rows on the screen, and none of those stays empty
  /// while a row is hidden. While `awaitsFigures`, the order stays as it was before.
  mutating func settle(
    _ all: [Row], room: Int, at time: Duration, awaitsFigures: Bool = false
  ) {
    if awaitsFigures != self.awaitsFigures {
      self.awaitsFigures = awaitsFigures
      isHeld = awaitsFigures
    }
    let admitted = sort.sorted(all.filter(RowFilter<Column>(filter.text).admits))
    rows = isHeld || time < heldUntil ? held(admitted) : admitted
    let (room, selected) = (max(room, 1), selectedIndex)
    scroll = min(max(scroll, selected - room + 1), selected)
    scroll = max(min(scroll, rows.count - room), 0)
  }

  /// Orders the rows anew at once.
  private mutating func releaseOrder() {
    heldUntil = .zero
    isHeld = false
  }

  /// Moves the selection, as far as there are rows.
  private mutating func move(by distance: Int, at time: Duration) {
    guard !rows.isEmpty else { return }
    let target = selectedIndex + distance
    chosen = rows[min(max(target, 0), rows.count - 1)].id
    heldUntil = time + Self.holding
  }

  /// Moves what is shown, as far as there are rows; the selection only goes along at the edge.
  private mutating func scroll(by distance: Int, room: Int, at time: Duration) {
    guard !rows.isEmpty, room > 0 else { return }
    let selected = selectedIndex
    scroll = min(max(scroll + distance, 0), max(rows.count - room, 0))
    let kept = min(max(selected, scroll), scroll + room - 1)
    if kept != selected { chosen = rows[kept].id }
    heldUntil = time + Self.holding
  }

  private mutating func toggle(_ index: Int) {
    let columns = Self.choosable
    guard columns.indices.contains(index) else { return }
    hidden.formSymmetricDifference([columns[index]])
  }

  /// The columns that may be hidden, in the order they stand in.
  static var choosable: [Column] { Column.allCases.filter { !$0.isRequired } }

  /// The rows in the order they had, those that are new at the end.
  private func held(_ admitted: [Row]) -> [Row] {
    let places = Dictionary(zip(rows.map(\.id), rows.indices)) { first, _ in first }
    return admitted.indices.sorted { left, right in
      let places = [left, right].map { places[admitted[$0].id] ?? .max }
      return (places[0], left) < (places[1], right)
    }.map { admitted[$0] }
  }
}

/// Something a person does to a table.
enum Arrangement: Equatable, Sendable {
  case move(by: Int)
  /// Shows rows further down, or up, with room for so many of them.
  case scroll(by: Int, room: Int)
  case sortByNext
  /// By the column at a place on the screen, counted from 1.
  case sortBy(place: Int)
  case reverseSort
  /// No filter any more.
  case showAll
  /// Hides one of the columns that may be, or shows it again.
  case toggleColumn(Int)
}
