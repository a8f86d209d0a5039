import RelayKit
import Testing

@Suite struct EchoPacketsTests {
  private let packets = EchoPackets(nonce: EchoPackets.nonce, payload: 16)

  @Test func `writes nonce and number, and fills up with the nonce`() {
    #expect(packets.packet(0x0A0B) == [1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0x0A, 0x0B, 1, 2, 3, 4])
    #expect(EchoPackets(nonce: 1, payload: 160).packet(0).count == 160)
    #expect(EchoPackets(nonce: 1, payload: 3).packet(0).count == 12)
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 9, 1, 2, 3, 4], 9),
      ([1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 9, 1, 2, 3], nil),
      ([1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 9, 1, 2, 3, 4, 5], nil),
      ([1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 9, 1, 2, 3, 5], nil),
      ([0, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 9, 1, 2, 3, 4], nil),
      ([], nil),
    ] as [([UInt8], Int?)])
  func `knows its packets by every byte`(data: [UInt8], number: Int?) {
    #expect(packets.number(of: data) == number)
  }
}
