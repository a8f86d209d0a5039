import NIOCore
import NIOPosix

/// What a survey takes of the system before it opens its first flow.
package enum SurveyNeeds {
  /// So many open files: three for each event loop, those of the measuring thread, and one flow.
  ///
  /// NIO ends the process where a loop of its group finds none left, so they are to be looked for.
  package static let files = 3 * NIOSingletons.groupLoopCountSuggestion + 3
}
