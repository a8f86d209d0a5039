extension ExitStatus {
  /// What every status means, for the help and the README: a row a status.
  package static let meanings: [(status: DisplayText, meaning: DisplayText)] = [
    ("0", "every region asked for has a proven relay (with --no-allocate: answers)"),
    ("1", "some have not"),
    ("2", "none has"),
    ("64", "the command line is wrong"),
    ("65", "a file of ICE servers, an ICE configuration or a theme cannot be read, or is none"),
    ("69", "the service cannot be reached, or answers nonsense"),
    ("73", "the output cannot be written, or no screen be opened to show it on"),
    ("77", "the API key is missing or was refused"),
    ("78", "the configuration file is wrong"),
    ("128 + n", "ended by signal n"),
  ]
}
