import TestSupport
import Testing

/// Runs of the whole program, one at a time: each wants the machine for itself.
@Suite(.serialized) enum EndToEnd {}

/// Expects one line on standard error that holds `text`, and nothing on standard output.
func expectOneLine(
  _ outcome: CommandOutcome, containing text: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let errors = outcome.errors
  #expect(errors.contains(text), "\(errors)", sourceLocation: sourceLocation)
  #expect(errors.hasPrefix("turntop: "), sourceLocation: sourceLocation)
  #expect(errors.split(separator: "\n").count == 1, "\(errors)", sourceLocation: sourceLocation)
  #expect(outcome.output.isEmpty, "\(outcome.output)", sourceLocation: sourceLocation)
}
