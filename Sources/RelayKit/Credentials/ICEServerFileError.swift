/// Why a file gives no ICE servers, and which; quotes nothing of its content.
package struct ICEServerFileError: Error, Equatable {
  package enum Reason: Equatable, Sendable {
    /// In the system's words.
    case unreadable(String)
    case unusable(ICEServerListError)
  }

  package var path: String
  package var reason: Reason

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// What is wrong with which file, and what to do.
  package var displayText: DisplayText {
    let path = DisplayText(sanitizing: path)
    return switch reason {
    case .unreadable(let why):
      "ICE servers file \(path): \(DisplayText(sanitizing: why)): check the path"
    case .unusable(.notJSON(let error)):
      "ICE servers file \(path), \(error.displayText): mend the JSON there"
    case .unusable(let error):
      """
      ICE servers file \(path) holds \(error.displayText): \
      give an RTCConfiguration as JSON, or its iceServers alone
      """
    }
  }
}
