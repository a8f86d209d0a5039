/// What the environment and the command line say about the terminal; read by the caller, not here.
package struct TerminalOptions: Equatable, Sendable {
  /// $TERM; `nil` or empty where it is not set.
  package var term: String?
  package var locale: LocaleWish
  /// How many milliseconds an escape waits for the rest of a key: $ESCDELAY, or 50.
  package var escapeDelay: Int
  package var colour: ColourWish
  /// `--ascii`: no other characters, whatever the locale.
  package var asciiOnly: Bool
  /// What stands between us and the terminal; `nil` for nothing.
  package var multiplexer: Multiplexer?

  package init(
    term: String?, locale: LocaleWish, escapeDelay: Int? = nil, colour: ColourWish = .auto,
    asciiOnly: Bool = false, multiplexer: Multiplexer? = nil
  ) {
    self.term = term.flatMap { $0.isEmpty ? nil : $0 }
    self.locale = locale
    self.escapeDelay = escapeDelay.map { min(max($0, 0), 1_000) } ?? 50
    self.colour = colour
    self.asciiOnly = asciiOnly
    self.multiplexer = multiplexer
  }
}

/// The locale that the environment asks for.
package struct LocaleWish: Equatable, Sendable {
  /// The locale's name; `nil` for none.
  package let name: String?

  /// The first that is set and not empty, as the C library has it: LC_ALL, LC_CTYPE, LANG.
  package init(all: String?, characters: String?, language: String?) {
    name = [all, characters, language].compactMap(\.self).first { !$0.isEmpty }
  }

  /// The locales to try, the wished one first.
  ///
  /// One that came over SSH and is not installed here still says that the terminal shows UTF-8.
  package var candidates: [String] {
    guard let name else { return ["C"] }
    let asksForUTF8 = ["UTF-8", "UTF8"].contains { name.uppercased().contains($0) }
    return [name] + (asksForUTF8 ? ["C.UTF-8"] : []) + ["C"]
  }
}
