extension Frame {
  /// Whether a credential can be read in it.
  var holdsSecrets: Bool { cells.contains(where: \.style.isSecret) }

  /// The frame with its secrets overwritten; `nil` where each of them stands in `next` as well, and
  /// in the same place.
  ///
  /// Overwritten with a character, not blanked: a row that is like no other stays where it is,
  /// since ncurses scrolls only rows that it finds in another place.
  func covered(before next: Frame?) -> Frame? {
    let places = cells.indices.filter { cells[$0].style.isSecret }
    let stays = next?.size == size && places.allSatisfy { next?.cells[$0] == cells[$0] }
    return stays || places.isEmpty ? nil : overwritten(at: places)
  }
}
