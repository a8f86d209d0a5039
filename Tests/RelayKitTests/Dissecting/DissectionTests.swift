import RelayKit
import STUN
import Testing

@Suite struct DissectionTests {
  private static let name = "quill-user-1"
  private static let word = "a-password-2"
  private static let secrets = [Secret(name), Secret(word)]

  @Test func `tells what a message is, and every attribute by its name`() {
    var message = Message(.success, .allocate, transactionID: Self.id)
    message.append(.xorRelayedAddress, TransportAddress(ip: IPAddress(198, 51, 100, 20), port: 9))
    message.append(.lifetime, 600)
    message.append(.software, "Coturn\u{1B}[31m")
    message.append(.requestedTransport, 17)
    message.append(.passwordAlgorithms, [PasswordAlgorithm(.sha256), PasswordAlgorithm(number: 9)])
    message.append(.requestedAddressFamily, .v6)
    message.append(.unknownAttributes, [0x0020, 0xBEEF])
    message.append(RawAttribute(type: 0x8027, value: [0, 60]))
    message.append(RawAttribute(type: 0xBEEF, value: Array(0..<20)))
    message.append(RawAttribute(type: 0x000D, value: [1]))
    let dissection = Dissection(message.encoded())
    #expect(dissection.title == "Allocate success")
    #expect(dissection.transaction == "000102030405060708090a0b")
    #expect(
      dissection.attributes.map { "\($0.name): \($0.value)" } == [
        "XOR-RELAYED-ADDRESS: 198.51.100.20:9", "LIFETIME: 600 s", "SOFTWARE: Coturn?[31m",
        "REQUESTED-TRANSPORT: 17, UDP", "PASSWORD-ALGORITHMS: SHA-256, algorithm 9",
        "REQUESTED-ADDRESS-FAMILY: IPv6",
        "UNKNOWN-ATTRIBUTES: XOR-MAPPED-ADDRESS, attribute 0xbeef", "CACHE-TIMEOUT: 003c",
        "attribute 0xbeef: 000102030405060708090a0b0c0d0e0f~", "LIFETIME: malformed: 01",
      ])
  }

  @Test func `hides in words and bytes what opens a relay, or helps to guess it`() {
    let dissection = Dissection(Self.signed, hiding: Self.secrets)
    #expect(
      dissection.attributes.filter { $0.value == "(hidden)" }.map(\.name) == [
        "USERNAME", "MESSAGE-INTEGRITY", "FINGERPRINT",
      ])
    #expect(dissection.attributes.contains { $0.name == "REALM" && $0.value == "metered.ca" })
    #expect(dissection.attributes.contains { $0.name == "NONCE" && $0.value == "n0nce" })
    expectNothing(of: Self.signed, in: dissection)
  }

  @Test func `hides what a server repeats of it`() {
    var message = Message(.failure, .allocate, transactionID: Self.id)
    message.append(.errorCode, ErrorCode(code: 401, reason: "no \(Self.word), \(Self.name)"))
    message.append(RawAttribute(type: 0xBEEF, value: Array("<\(Self.name)>".utf8)))
    let wire = message.encoded(fingerprint: true)
    let dissection = Dissection(wire, hiding: Self.secrets)
    #expect(dissection.attributes.map(\.value) == ["(hidden)", "(hidden)", "(hidden)"])
    expectNothing(of: wire, in: dissection)
  }

  @Test func `shows what hides nothing whole, byte for byte`() {
    let wire = Message(.request, .binding, transactionID: Self.id).encoded(fingerprint: true)
    let dissection = Dissection(wire, hiding: Self.secrets)
    let dump = dissection.dump(bytesPerLine: 16)
    #expect(
      dump.first == "0000  00 01 00 08 21 12 a4 42 00 01 02 03 04 05 06 07  ....!..B........")
    #expect(dump.count == 2 && dissection.length == 28)
    let digits = dump.flatMap { $0.text.dropFirst(6).prefix(47).split(separator: " ") }
    #expect(digits.compactMap { UInt8($0, radix: 16) } == wire)
  }

  @Test func `tells of what is no message its bytes alone, and of much its beginning`() {
    let text = Array("HTTP/1.1 400 Bad \(Self.name)".utf8)
    let dissection = Dissection(text, hiding: Self.secrets)
    #expect(dissection.title == "no STUN message" && dissection.attributes.isEmpty)
    #expect(!dissection.dump(bytesPerLine: 64).map(\.text).joined().contains(Self.name))
    var message = Message(.success, .binding, transactionID: Self.id)
    for _ in 0..<200 { message.append(RawAttribute(type: 0xBEEF, value: [])) }
    let long = Dissection(message.encoded())
    #expect(long.attributes.count == 40 && long.more == 160)
    #expect(long.dump(bytesPerLine: 16).last == "and 308 bytes more")
  }

  @Test func `comes through every cut and every flip of a message without a trap`() {
    for length in 0...Self.signed.count {
      _ = Dissection(Array(Self.signed.prefix(length)), hiding: Self.secrets).dump(bytesPerLine: 8)
    }
    for index in Self.signed.indices {
      var wire = Self.signed
      wire[index] ^= 0xFF
      _ = Dissection(wire, hiding: Self.secrets).dump(bytesPerLine: 1)
    }
  }

  private func expectNothing(of wire: [UInt8], in dissection: Dissection) {
    let shown = (dissection.attributes.map(\.value) + dissection.dump(bytesPerLine: 64))
      .map(\.text).joined(separator: "\n")
    for secret in [Self.name, Self.word] {
      #expect(!shown.contains(secret))
      let digits = secret.utf8.prefix(6).map { String($0, radix: 16) }.joined(separator: " ")
      #expect(!shown.contains(digits), "\(shown)")
    }
    let checksum = wire.suffix(4).map { String(UInt16($0) + 0x100, radix: 16).suffix(2) }
      .joined(separator: " ")
    #expect(!shown.contains(checksum))
  }

  private static let id = TransactionID.counting

  private static let signed: [UInt8] = {
    var message = Message(.request, .allocate, transactionID: id)
    message.append(.requestedTransport, 17)
    message.append(.username, Array(name.utf8))
    message.append(.realm, Array("metered.ca".utf8))
    message.append(.nonce, Array("n0nce".utf8))
    return message.encoded(
      integrity: IntegrityKey(shortTermPassword: word.utf8), fingerprint: true)
  }()
}

@Suite struct BindingTransactionTests {
  @Test func `keeps the latest request and its answer, as they went over the wire`() throws {
    let request = Message(.request, .binding, transactionID: .counting)
    var answer = Message(.success, .binding, transactionID: .counting)
    answer.append(.software, "any")
    let wire = answer.encoded(fingerprint: true)
    var transaction = BindingTransaction()
    #expect(transaction.messages.isEmpty)
    transaction.asked(.counting)
    transaction.answered(try Message(decoding: wire), after: .milliseconds(7))
    #expect(
      transaction.messages == [
        WireMessage(.sent, request.encoded(fingerprint: true)), WireMessage(.received, wire),
      ])
    #expect(transaction.roundTrip == .milliseconds(7) && !transaction.isUnanswered)
  }

  /// While an answer may still come, what is shown is the pair before; without one, the request.
  @Test func `shows the request that had no answer once that is sure`() throws {
    var transaction = BindingTransaction()
    transaction.asked(.counting)
    transaction.answered(
      Message(.success, .binding, transactionID: .counting), after: .milliseconds(7))
    let pair = transaction.messages
    var random = SystemRandomNumberGenerator()
    let next = TransactionID.random(using: &random)
    transaction.asked(next)
    #expect(transaction.messages == pair)
    transaction.lost()
    #expect(transaction.isUnanswered)
    let sent = try #require(transaction.messages.first)
    #expect(try Message(decoding: sent.bytes).transactionID == next)
    #expect(transaction.messages.last == pair.last)
  }

  @Test func `tells nobody its bytes by the way`() {
    let message = WireMessage(.sent, [0x63, 0x30])
    #expect("\(message)" == "(2 bytes sent)" && Mirror(reflecting: message).children.isEmpty)
  }
}

extension TransactionID {
  /// The bytes 0 to 11.
  fileprivate static let counting: TransactionID = {
    var bytes = Counter()
    return .random(using: &bytes)
  }()
}

/// Draws the bytes from 0 on, in order.
private struct Counter: RandomNumberGenerator {
  private var drawn: [UInt64] = [0x0405_0607_0809_0A0B, 0x0001_0203]

  mutating func next() -> UInt64 { drawn.popLast() ?? 0 }
}
