import RelayKit

/// The names with which a path may go on, and what stands in it of them.
struct PathCompletion: Equatable, Sendable {
  let question: PathQuestion
  /// In order.
  let names: [PathName]
  /// Which of them stands in the path; `nil` for the part that they share.
  private(set) var chosen: Int?
  /// What there is to say; empty where the names say it.
  let note: DisplayText

  init(_ answer: PathAnswer, to question: PathQuestion) {
    self.question = question
    switch answer {
    case .failed(let reason):
      names = []
      note = reason
    case .names(let names, let foreign):
      self.names = names.sorted { $0.name < $1.name }
      let folder: DisplayText =
        question.folder.isEmpty ? "here" : "in \(DisplayText(sanitizing: question.folder))"
      let rest: DisplayText = foreign == 0 ? "" : "; \(foreign) not in UTF-8, which cannot be typed"
      let wanted: DisplayText =
        question.beginning.isEmpty
        ? "nothing" : "nothing that begins with \(DisplayText(sanitizing: question.beginning))"
      note = names.isEmpty ? "\(wanted) \(folder)\(rest)" : ""
    }
  }

  /// Whether there is more than one way on.
  var isChoice: Bool { names.count > 1 }

  /// Goes to the next name, or one back, and round at the ends.
  mutating func choose(by distance: Int) {
    guard let index = chosen else {
      chosen = distance > 0 ? 0 : names.count - 1
      return
    }
    chosen = (index + distance + names.count) % names.count
  }

  /// What takes the place of what was typed.
  var path: String {
    if let chosen { return question.folder + names[chosen].inPath }
    guard isChoice else { return question.folder + (names.first?.inPath ?? question.beginning) }
    // A name may be spelt in other bytes than what was typed.
    let shared = names.dropFirst().reduce(names[0].name[...]) { $0.sharedStart($1.name) }
    let isLonger = shared.count >= question.beginning.count
    return question.folder + (isLonger ? String(shared) : question.beginning)
  }
}

extension Substring {
  /// As far as both are the same, byte for byte.
  fileprivate func sharedStart(_ other: String) -> Substring {
    let count = zip(self, other).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    return prefix(count)
  }
}
