import RelayKit

extension KeyBindings {
  /// The keys of a place, as the help tells them.
  struct Chapter: Equatable {
    let title: DisplayText
    var rows: [KeyBinding]
  }

  /// The keys of the place where the help was asked for, then all others, with where they hold.
  ///
  /// - Every row of the table stands in one chapter.
  /// - Within a chapter stands first what few places have, and last what moves about.
  func chapters(from place: KeyContext) -> [Chapter] {
    let here = Chapter(title: place.place, rows: rows(in: place).fromOwnToCommon)
    let others = rows.filter { !$0.contexts.contains(place) }
    let homes = KeyContext.allCases.map { context in
      Chapter(title: context.place, rows: others.filter { $0.home == context })
    }
    let common = Chapter(title: "in most views", rows: others.filter { $0.home == nil })
    return ([here] + homes + [common]).filter { !$0.rows.isEmpty }
  }
}

extension KeyBinding {
  /// The place that it is told with; `nil` where it holds in many.
  fileprivate var home: KeyContext? {
    contexts.count > 4 ? nil : KeyContext.allCases.first(where: contexts.contains)
  }
}

extension [KeyBinding] {
  fileprivate var fromOwnToCommon: [KeyBinding] {
    let own = filter { $0.home != nil && !$0.action.isMove }
    let common = filter { $0.home == nil && !$0.action.isMove }
    return own + common + filter(\.action.isMove)
  }
}
