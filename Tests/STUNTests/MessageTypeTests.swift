import STUN
import Testing

@Suite struct MessageTypeTests {
  /// The numbers of RFC 8489 §5 and RFC 8656 §17, as they are seen in captures.
  @Test(arguments: [
    (0x0001, MessageType(.request, .binding), "Binding request"),
    (0x0011, MessageType(.indication, .binding), "Binding indication"),
    (0x0101, MessageType(.success, .binding), "Binding success"),
    (0x0111, MessageType(.failure, .binding), "Binding failure"),
    (0x0003, MessageType(.request, .allocate), "Allocate request"),
    (0x0113, MessageType(.failure, .allocate), "Allocate failure"),
    (0x0104, MessageType(.success, .refresh), "Refresh success"),
    (0x0016, MessageType(.indication, .send), "Send indication"),
    (0x0017, MessageType(.indication, .data), "Data indication"),
    (0x0108, MessageType(.success, .createPermission), "CreatePermission success"),
    (0x0119, MessageType(.failure, .channelBind), "ChannelBind failure"),
    (0x3EEF, MessageType(.request, Method(rawValue: 0xFFF)), "method 0x0fff request"),
    (0x2A5A, MessageType(.indication, Method(rawValue: 0xAAA)), "method 0x0aaa indication"),
  ])
  func `interleaves class and method`(raw: Int, type: MessageType, text: String) {
    #expect(type.rawValue == UInt16(raw))
    #expect(MessageType(rawValue: UInt16(raw)) == type)
    #expect(type.description == text)
  }

  @Test func `covers every number whose first two bits are zero, and no other`() {
    let numbers = (0...UInt16.max).filter { MessageType(rawValue: $0)?.rawValue == $0 }
    #expect(numbers == Array(0..<0x4000))
    #expect((0x4000...UInt16.max).allSatisfy { MessageType(rawValue: $0) == nil })
  }
}
