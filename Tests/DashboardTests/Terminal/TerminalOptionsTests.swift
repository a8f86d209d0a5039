import Dashboard
import TestSupport
import Testing

@Suite struct `The terminal's options` {
  @Test(
    .acceptance(.localeMatrix),
    arguments: [
      ([nil, nil, nil], ["C"]), (["", "", ""], ["C"]),
      ([nil, nil, "C.UTF-8"], ["C.UTF-8", "C.UTF-8", "C"]),
      ([nil, nil, "en_US.UTF-8"], ["en_US.UTF-8", "C.UTF-8", "C"]),
      ([nil, nil, "de_DE.utf8"], ["de_DE.utf8", "C.UTF-8", "C"]),
      ([nil, nil, "de_DE@euro"], ["de_DE@euro", "C"]),
      (["POSIX", "C.UTF-8", "C.UTF-8"], ["POSIX", "C"]),
      (["", "C.UTF-8", "C"], ["C.UTF-8", "C.UTF-8", "C"]),
    ] as [([String?], [String])])
  func `try the locale that was asked for, and UTF-8 only where that was`(
    environment: [String?], candidates: [String]
  ) {
    let wish = LocaleWish(
      all: environment[0], characters: environment[1], language: environment[2])
    #expect(wish.candidates == candidates)
  }

  @Test(arguments: [(nil, 50), (25, 25), (0, 0), (-5, 0), (99_999, 1_000)] as [(Int?, Int)])
  func `wait a little for the rest of a key`(given: Int?, used: Int) {
    let locale = LocaleWish(all: nil, characters: nil, language: nil)
    #expect(TerminalOptions(term: nil, locale: locale, escapeDelay: given).escapeDelay == used)
  }
}
