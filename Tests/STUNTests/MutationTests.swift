import STUN
import TestSupport
import Testing

/// Bytes broken at random, from a seed: nothing may trap, and what decodes must stay the same.
@Suite struct MutationTests {
  /// 100 000 in all, shared out so that they are decoded side by side.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `decodes broken messages to an error, or to what encodes and decodes to itself`(
    seed: UInt64
  ) {
    var generator = SplitMix(seed: seed)
    var decoded = 0
    let wires = Vector.all.map(\.wire)
    let unstable = (0..<12_500).filter { index in
      let wire = generator.mutated(wires[index % wires.count])
      guard let message = try? Message(decoding: wire) else { return false }
      decoded += 1
      return !isStable(message)
    }
    #expect(unstable == [])
    #expect((1_000..<12_000).contains(decoded))
  }

  @Test func `finds no integrity and no fingerprint in broken messages`() {
    var generator = SplitMix(seed: 5)
    let forged = (0..<5_000).filter { index in
      let vector = Vector.all[index % Vector.all.count]
      let end = vector.wire.count - (vector.hasFingerprint ? 8 : 0)
      let wire = generator.mutated(vector.wire)
      guard wire.prefix(end) != vector.wire.prefix(end) else { return false }
      _ = Fingerprint.isValid(wire: wire)
      return Integrity.isValid(wire: wire, key: vector.key) == true
    }
    #expect(forged == [])
  }

  @Test func `reads random values to an error, or to what is written and read as itself`() {
    var generator = SplitMix(seed: 3)
    var failures = Values()
    for _ in 0..<2_000 {
      let length = Int.random(in: 0...40, using: &generator)
      let value = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let id = TransactionID.random(using: &generator)
      failures.check(value, in: id)
    }
    #expect(failures.unstable == [])
    #expect(failures.read > 1_000)
  }

  @Test func `frames broken streams to an error, or to frames`() {
    var generator = SplitMix(seed: 4)
    var frames = 0
    var errors = 0
    for _ in 0..<2_000 {
      var framer = StreamFramer(maximumFrame: 4096)
      let stream = generator.mutated(Vector.responseV4.wire + hex("40000003 61626300"))
      do throws(DecodeError) {
        framer.append(stream)
        while try framer.next() != nil { frames += 1 }
      } catch {
        errors += 1
      }
    }
    #expect(frames > 500)
    #expect(errors > 100)
  }
}

private func isStable(_ message: Message) -> Bool {
  let wire = message.encoded()
  guard let again = try? Message(decoding: wire) else { return false }
  return again == message && again.encoded() == wire
}

/// What became of random values under every key of the table.
private struct Values {
  private(set) var read = 0
  private(set) var unstable: [String] = []

  mutating func check(_ bytes: [UInt8], in id: TransactionID) {
    check(
      bytes, id, .mappedAddress, .xorMappedAddress, .errorCode, .addressErrorCode, .icmp,
      .passwordAlgorithm, .passwordAlgorithms, .requestedAddressFamily, .evenPort, .lifetime,
      .channelNumber, .requestedTransport, .unknownAttributes, .software, .realm, .userhash,
      .reservationToken)
  }

  private mutating func check<each Value: Equatable>(
    _ bytes: [UInt8], _ id: TransactionID, _ keys: repeat AttributeKey<each Value>
  ) {
    for key in repeat each keys { checkOne(bytes, id, key) }
  }

  private mutating func checkOne<Value: Equatable>(
    _ bytes: [UInt8], _ id: TransactionID, _ key: AttributeKey<Value>
  ) {
    var message = Message(.request, .binding, transactionID: id)
    message.append(RawAttribute(type: key.type, value: bytes))
    guard let value = try? message.value(key) else { return }
    read += 1
    var copy = Message(.request, .binding, transactionID: id)
    copy.append(key, value)
    if (try? copy.value(key)) != value { unstable.append("\(key.name) \(bytes)") }
  }
}
