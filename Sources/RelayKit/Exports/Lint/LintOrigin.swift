/// Where a text comes from that a linter looks at, and with that what `--fix` does.
package enum LintOrigin: Sendable {
  /// It is written anew.
  case file
  /// The mended form comes out of standard output.
  case standardInput
  /// What it brings can be neither written to nor read again.
  case pipe

  /// How to have `count` findings mended.
  func advice(_ count: Int) -> DisplayText {
    switch self {
    case .file: "--fix mends \(count)"
    case .standardInput:
      "to mend \(count), give it to lint --fix - again, and the mended form comes out"
    case .pipe: "to mend \(count), save it as a file, and give that to lint --fix"
    }
  }
}
