import RelayKit
import Testing

@Suite struct RetryAfterTests {
  static let date = "Sun, 06 Nov 1994 08:49:37 GMT"

  @Test(
    arguments: [
      ("120", nil, .seconds(120)), ("0", nil, .seconds(0)), (" 5 ", nil, .seconds(5)),
      ("Sun, 06 Nov 1994 08:50:07 GMT", date, .seconds(30)),
      ("Mon, 07 Nov 1994 08:49:37 GMT", date, .seconds(86_400)),
      ("Sun, 06 Nov 1994 08:49:00 GMT", date, .seconds(0)),
      ("Sun, 06 Nov 1994 08:50:07 GMT", nil, nil),
      ("-5", nil, nil), ("1.5", nil, nil), ("soon", date, nil), ("", date, nil), (nil, date, nil),
      ("99999999999999999999", nil, .seconds(1_000_000_000)),
    ] as [(String?, String?, Duration?)])
  func `reads the wait that a service asks for`(
    retryAfter: String?, date: String?, wait: Duration?
  ) {
    #expect(RetryAfter.wait(retryAfter: retryAfter, date: date) == wait)
  }

  @Test(arguments: [
    (date, 784_111_777), ("Sun Nov  6 08:49:37 1994", 784_111_777),
    ("Sunday, 06-Nov-26 08:49:37 GMT", 1_793_954_977),
    ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200),
    ("Sun, 31 Nov 1994 24:49:37 GMT", nil), ("Sun, 06 Nov 1994 08:49:37 CET", nil),
    ("Sun, 06 Nev 1994 08:49:37 GMT", nil), ("Sun, 00 Nov 1994 08:49:37 GMT", nil), ("", nil),
  ])
  func `reads the three forms of a date`(text: String, seconds: Int?) {
    #expect(HTTPDate.seconds(text) == seconds)
  }
}
