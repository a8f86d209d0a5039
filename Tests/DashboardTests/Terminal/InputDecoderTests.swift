import Dashboard
import TestSupport
import Testing

@Suite struct `The decoder of keys` {
  @Test(.acceptance(.batchedKeys)) func `keeps every key of a batch, in order`() {
    #expect(
      decoded("jjk/eu\r") == [
        .key(.character("j")), .key(.character("j")), .key(.character("k")),
        .key(.character("/")), .key(.character("e")), .key(.character("u")), .key(.enter),
      ])
  }

  @Test(arguments: [
    ("\r", Key.enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
    ("\u{3}", .control("c")), ("\u{1A}", .control("z")), ("\u{1C}", .control("\\")),
    ("\u{1B}", .escape), ("é", .character("é")), ("e\u{301}", .character("e\u{301}")),
    ("中", .character("中")),
  ])
  func `names what was pressed`(text: String, key: Key) {
    #expect(decoded(text) == [.key(key)])
  }

  /// As pasted lines end where the terminal marks no paste: the second half would be another action.
  @Test(.acceptance(.paste)) func `takes a line's end of two bytes for one key`() {
    #expect(decoded("u\r\n") == [.key(.character("u")), .key(.enter)])
    #expect(decoded("\r\r\n\n") == [.key(.enter), .key(.enter), .key(.enter)])
  }

  @Test func `takes an escape and the key after it for two keys`() {
    #expect(decoded("\u{1B}q") == [.key(.escape), .key(.character("q"))])
    #expect(decoded("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
  }

  @Test(
    .acceptance(.unknownSequence),
    arguments: [
      "\u{1B}[99;99~", "\u{1B}[I", "\u{1B}[O", "\u{1B}[?1;2c", "\u{1B}[<0;10;10M", "\u{1B}[M !!",
      "\u{1B}OZ", "\u{1B}[[A", "\u{1B}]11;rgb:00/00/00\u{7}", "\u{1B}]0;q\u{1B}\\",
      "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_q\u{1B}\\", "\u{9B}", "\0",
    ])
  func `swallows a sequence that means nothing, and not the key after it`(sequence: String) {
    #expect(decoded(sequence + "j") == [.key(.character("j"))])
  }

  @Test(
    .acceptance(.unknownSequence), arguments: ["\u{1B}[12", "\u{1B}[", "\u{1B}O", "\u{1B}]11;rgb"])
  func `forgets a sequence whose end does not come`(sequence: String) {
    var decoder = InputDecoder()
    #expect(decoder.decode(codes(sequence)) == [])
    #expect(decoder.isAmidSequence)
    #expect(decoder.giveUp() == [])
    #expect(decoder.decode(codes("j")) == [.key(.character("j"))])
  }

  @Test func `takes up a sequence again that came in two pieces`() {
    var decoder = InputDecoder()
    #expect(decoder.decode(codes("\u{1B}[99;")) == [])
    #expect(decoder.decode(codes("99~j")) == [.key(.character("j"))])
  }

  @Test func `breaks off a sequence at the next escape`() {
    #expect(decoded("\u{1B}[12\u{1B}[I" + "j") == [.key(.character("j"))])
  }

  @Test(.acceptance(.paste)) func `makes one paste of what lies between the marks`() {
    var decoder = InputDecoder()
    let marked = [begin] + codes("q\r\nx\u{1B}\u{7}y") + [end]
    #expect(
      decoder.decode(codes("a") + marked + codes("b")) == [
        .key(.character("a")), .paste("q  xy"), .key(.character("b")),
      ])
  }

  @Test func `waits for the rest of a paste`() {
    var decoder = InputDecoder()
    #expect(decoder.decode([begin] + codes("one ")) == [])
    #expect(decoder.isPasting)
    #expect(decoder.decode(codes("two") + [end]) == [.paste("one two")])
    #expect(!decoder.isPasting)
  }

  @Test func `ends a paste whose end does not come`() {
    var decoder = InputDecoder()
    #expect(decoder.decode([begin] + codes("half")) == [])
    #expect(decoder.giveUp() == [.paste("half")])
    #expect(decoder.decode(codes("j")) == [.key(.character("j"))])
  }

  @Test func `joins a character whose bytes came apart`() {
    var decoder = InputDecoder()
    #expect(decoder.decode([.byte(0x6A), .byte(0xE4), .byte(0xB8)]) == [.key(.character("j"))])
    #expect(decoder.decode([.byte(0xAD)]) == [.key(.character("中"))])
  }

  @Test(
    arguments: [[0xFF], [0xC3], [0x80], [0xC0, 0xAF], [0xF5, 0x80], [0xE4, 0xB8]] as [[UInt8]])
  func `drops bytes that are no UTF-8, and not the key after them`(bytes: [UInt8]) {
    var decoder = InputDecoder()
    let codes = bytes.map(InputDecoder.Code.byte) + codes("j")
    #expect(decoder.decode(codes) == [.key(.character("j"))])
  }

  @Test func `does not grow without end`() {
    var decoder = InputDecoder()
    let flood = [begin] + Array(repeating: .byte(0x61), count: 100_000) + [end]
    #expect(decoder.decode(flood) == [.paste(String(repeating: "a", count: 65_536))])
  }

  private let begin = InputDecoder.Code.key(3_000)
  private let end = InputDecoder.Code.key(3_001)

  private func decoded(_ text: String) -> [Event] {
    var decoder = InputDecoder()
    return decoder.decode(codes(text))
  }

  private func codes(_ text: String) -> [InputDecoder.Code] {
    text.utf8.map { .byte($0) }
  }
}
