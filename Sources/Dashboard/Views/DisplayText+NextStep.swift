import RelayKit

extension DisplayText {
  /// A cause and what to do about it in one line or two: the cause is cut for want of room, and what
  /// to do stands whole, since it is of more use.
  func cut(toLines rows: Int, of columns: Int) -> [DisplayText] {
    guard let (cause, step) = causeAndStep else { return [cut(to: columns)] }
    guard rows < 2 else { return [cause.cut(to: columns), step.cut(to: columns)] }
    let room = columns - step.width - 1
    return room < Self.leastCause ? [step.cut(to: columns)] : ["\(cause.cut(to: room)) \(step)"]
  }

  /// The text before what to do, which follows the last semicolon, or else the last colon.
  private var causeAndStep: (DisplayText, DisplayText)? {
    let places = ["; ", ": "].lazy.compactMap { text.ranges(of: $0).last }
    guard let place = places.first else { return nil }
    let cause = text[...place.lowerBound]
    return (
      DisplayText(sanitizing: String(cause)),
      DisplayText(sanitizing: String(text[place.upperBound...]))
    )
  }

  /// Fewer cells say nothing of a cause.
  private static let leastCause = 12
}
