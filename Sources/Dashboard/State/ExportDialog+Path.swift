import RelayKit

/// How its path is typed and gone on with.
extension ExportDialog {
  mutating func editPath(_ change: (inout TextInput) -> Bool) {
    let before = path
    var text = before
    guard change(&text) else { return }
    // The slash of a folder is there when it is completed: typing it says that this is the one.
    let isTaken = completion != nil && before.beforeCursor.last == "/"
    typedPath = isTaken && text.beforeCursor == "\(before.beforeCursor)/" ? before : text
    completion = nil
    stage = .asking
  }

  /// Puts the next name on offer into the path; returns what is to be asked where none is.
  mutating func completePath(by distance: Int) -> PathQuestion? {
    guard stage != .writing else { return nil }
    if var choice = completion, choice.isChoice {
      choice.choose(by: distance)
      put(choice)
      return nil
    }
    let question = PathQuestion(typed: path.beforeCursor)
    guard let folder = question.evidentFolder else { return question }
    replace(with: folder)
    return nil
  }

  /// Takes what a folder holds, unless the path is another one by now.
  mutating func take(_ answer: PathAnswer, to question: PathQuestion) {
    guard focus == .path, stage != .writing, question == PathQuestion(typed: path.beforeCursor)
    else { return }
    put(PathCompletion(answer, to: question))
  }

  private mutating func put(_ choice: PathCompletion) {
    replace(with: choice.path)
    completion = choice
  }

  private mutating func replace(with verbatim: String) {
    var text = path
    text.replaceBeforeCursor(with: verbatim)
    typedPath = text
    completion = nil
    stage = .asking
  }
}
