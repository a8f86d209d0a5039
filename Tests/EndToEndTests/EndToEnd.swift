import Testing

/// Runs of the whole program, one at a time: each wants the machine for itself.
@Suite(.serialized) enum EndToEnd {}
