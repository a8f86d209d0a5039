import STUN
import Testing

/// A message that others have published with its key (RFC 5769 §2, RFC 8489 B.1).
struct Vector: Sendable, CustomTestStringConvertible {
  let name: String
  let wire: [UInt8]
  /// The message padded with zeros, as it must leave an encoder that pads so: computed by
  /// Python's hmac and zlib, since the RFC pads with spaces.
  let zeroPadded: [UInt8]
  let key: IntegrityKey
  let type: MessageType
  let transactionID: [UInt8]
  /// All attributes, by number and unpadded value.
  let attributes: [RawAttribute]

  var testDescription: String { name }

  var hasFingerprint: Bool { attributes.last?.type == 0x8028 }

  static let all = [request, responseV4, responseV6, longTerm, sha256]

  static let request = Vector(
    name: "RFC 5769 §2.1, request",
    wire: hex(
      """
      00010058 2112a442 b7e7a701 bc34d686 fa87dfae 80220010 5354554e 20746573 7420636c
      69656e74 00240004 6e0001ff 80290008 932ff9b1 51263b36 00060009 6576746a 3a683676
      59202020 00080014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2 80280004 e57a3bcf
      """),
    zeroPadded: hex(
      """
      00010058 2112a442 b7e7a701 bc34d686 fa87dfae 80220010 5354554e 20746573 7420636c
      69656e74 00240004 6e0001ff 80290008 932ff9b1 51263b36 00060009 6576746a 3a683676
      59000000 00080014 7907c2d2 edbfea48 0e4c76d8 2962d5c3 742af9e3 80280004 e352928d
      """),
    key: IntegrityKey(
      bytes: hex("564f6b4a7862526c31526d5478556b2f57764a784274"),
      algorithm: .sha1),
    type: MessageType(.request, .binding),
    transactionID: hex("b7e7a701bc34d686fa87dfae"),
    attributes: [
      RawAttribute(type: 0x8022, value: hex("5354554e 20746573 7420636c 69656e74")),
      RawAttribute(type: 0x0024, value: hex("6e0001ff")),
      RawAttribute(type: 0x8029, value: hex("932ff9b1 51263b36")),
      RawAttribute(type: 0x0006, value: hex("6576746a 3a683676 59")),
      RawAttribute(type: 0x0008, value: hex("9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2")),
      RawAttribute(type: 0x8028, value: hex("e57a3bcf")),
    ])

  static let responseV4 = Vector(
    name: "RFC 5769 §2.2, IPv4 response",
    wire: hex(
      """
      0101003c 2112a442 b7e7a701 bc34d686 fa87dfae 8022000b 74657374 20766563 746f7220
      00200008 0001a147 e112a643 00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7
      80280004 c07d4c96
      """),
    zeroPadded: hex(
      """
      0101003c 2112a442 b7e7a701 bc34d686 fa87dfae 8022000b 74657374 20766563 746f7200
      00200008 0001a147 e112a643 00080014 5d6b58be ad94e07e ef0dfc12 82a2bd08 43141028
      80280004 25167a15
      """),
    key: IntegrityKey(
      bytes: hex("564f6b4a7862526c31526d5478556b2f57764a784274"),
      algorithm: .sha1),
    type: MessageType(.success, .binding),
    transactionID: hex("b7e7a701bc34d686fa87dfae"),
    attributes: [
      RawAttribute(type: 0x8022, value: hex("74657374 20766563 746f72")),
      RawAttribute(type: 0x0020, value: hex("0001a147 e112a643")),
      RawAttribute(type: 0x0008, value: hex("2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7")),
      RawAttribute(type: 0x8028, value: hex("c07d4c96")),
    ])

  static let responseV6 = Vector(
    name: "RFC 5769 §2.3, IPv6 response",
    wire: hex(
      """
      01010048 2112a442 b7e7a701 bc34d686 fa87dfae 8022000b 74657374 20766563 746f7220
      00200014 0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9 00080014 a382954e 4be67bf1
      1784c97c 8292c275 bfe3ed41 80280004 c8fb0b4c
      """),
    zeroPadded: hex(
      """
      01010048 2112a442 b7e7a701 bc34d686 fa87dfae 8022000b 74657374 20766563 746f7200
      00200014 0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9 00080014 bd036d6a 331750df
      e2edc58e 643455cf f5c8e264 80280004 4f260293
      """),
    key: IntegrityKey(
      bytes: hex("564f6b4a7862526c31526d5478556b2f57764a784274"),
      algorithm: .sha1),
    type: MessageType(.success, .binding),
    transactionID: hex("b7e7a701bc34d686fa87dfae"),
    attributes: [
      RawAttribute(type: 0x8022, value: hex("74657374 20766563 746f72")),
      RawAttribute(type: 0x0020, value: hex("0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9")),
      RawAttribute(type: 0x0008, value: hex("a382954e 4be67bf1 1784c97c 8292c275 bfe3ed41")),
      RawAttribute(type: 0x8028, value: hex("c8fb0b4c")),
    ])

  static let longTerm = Vector(
    name: "RFC 5769 §2.4, long-term request",
    wire: hex(
      """
      00010060 2112a442 78ad3433 c6ad72c0 29da412e 00060012 e3839ee3 8388e383 aae38383
      e382afe3 82b90000 0015001c 662f2f34 39396b39 35346436 4f4c3334 6f4c3946 53547679
      36347341 0014000b 6578616d 706c652e 6f726700 00080014 f6702465 6dd64a3e 02b8e071
      2e85c9a2 8ca89666
      """),
    zeroPadded: hex(
      """
      00010060 2112a442 78ad3433 c6ad72c0 29da412e 00060012 e3839ee3 8388e383 aae38383
      e382afe3 82b90000 0015001c 662f2f34 39396b39 35346436 4f4c3334 6f4c3946 53547679
      36347341 0014000b 6578616d 706c652e 6f726700 00080014 f6702465 6dd64a3e 02b8e071
      2e85c9a2 8ca89666
      """),
    key: IntegrityKey(
      bytes: hex("e8ca7ad59d5eb0518e312911d2dab2a9"),
      algorithm: .sha1),
    type: MessageType(.request, .binding),
    transactionID: hex("78ad3433c6ad72c029da412e"),
    attributes: [
      RawAttribute(type: 0x0006, value: hex("e3839ee3 8388e383 aae38383 e382afe3 82b9")),
      RawAttribute(
        type: 0x0015, value: hex("662f2f34 39396b39 35346436 4f4c3334 6f4c3946 53547679 36347341")),
      RawAttribute(type: 0x0014, value: hex("6578616d 706c652e 6f7267")),
      RawAttribute(type: 0x0008, value: hex("f6702465 6dd64a3e 02b8e071 2e85c9a2 8ca89666")),
    ])

  static let sha256 = Vector(
    name: "RFC 8489 B.1 with erratum 6268, SHA-256",
    wire: hex(
      """
      00010090 2112a442 78ad3433 c6ad72c0 29da412e 001e0020 4a3cf38f ef6992bd a952c678
      0417da0f 24819415 569e60b2 05c46e41 407f1704 00150029 6f624d61 744a6f73 32414141
      43662f2f 3439396b 39353464 364f4c33 346f4c39 46535476 79363473 41000000 0014000b
      6578616d 706c652e 6f726700 001d0004 00020000 001c0020 b5c7bf00 5b6c52a2 1c51c5e8
      92f81924 136296cb 927c4314 9309278c c6518e65
      """),
    zeroPadded: hex(
      """
      00010090 2112a442 78ad3433 c6ad72c0 29da412e 001e0020 4a3cf38f ef6992bd a952c678
      0417da0f 24819415 569e60b2 05c46e41 407f1704 00150029 6f624d61 744a6f73 32414141
      43662f2f 3439396b 39353464 364f4c33 346f4c39 46535476 79363473 41000000 0014000b
      6578616d 706c652e 6f726700 001d0004 00020000 001c0020 b5c7bf00 5b6c52a2 1c51c5e8
      92f81924 136296cb 927c4314 9309278c c6518e65
      """),
    key: IntegrityKey(
      bytes: hex("dd295a613b9058c3c23d6dc7165bda072304d989c9d0af3a8c7e184b4f9bb4a1"),
      algorithm: .sha256),
    type: MessageType(.request, .binding),
    transactionID: hex("78ad3433c6ad72c029da412e"),
    attributes: [
      RawAttribute(
        type: 0x001E,
        value: hex("4a3cf38f ef6992bd a952c678 0417da0f 24819415 569e60b2 05c46e41 407f1704")),
      RawAttribute(
        type: 0x0015,
        value: hex(
          "6f624d61 744a6f73 32414141 43662f2f 3439396b 39353464 364f4c33 346f4c39 46535476 79363473 41"
        )),
      RawAttribute(type: 0x0014, value: hex("6578616d 706c652e 6f7267")),
      RawAttribute(type: 0x001D, value: hex("00020000")),
      RawAttribute(
        type: 0x001C,
        value: hex("b5c7bf00 5b6c52a2 1c51c5e8 92f81924 136296cb 927c4314 9309278c c6518e65")),
    ])
}
