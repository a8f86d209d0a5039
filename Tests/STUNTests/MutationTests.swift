import STUN
import Testing

/// Bytes broken at random, from a seed: nothing may trap, and what decodes must stay the same.
@Suite struct MutationTests {
  @Test func `decodes broken messages to an error, or to what encodes and decodes to itself`() {
    var generator = SplitMix(seed: 2)
    var decoded = 0
    let unstable = (0..<10_000).filter { _ in
      let wire = generator.mutated(Vector.all.randomElement(using: &generator)?.wire ?? [])
      _ = Integrity.isValid(wire: wire, key: Vector.request.key)
      _ = Integrity.isValid(wire: wire, key: Vector.sha256.key)
      _ = Fingerprint.isValid(wire: wire)
      guard let message = try? Message(decoding: wire) else { return false }
      decoded += 1
      return !isStable(message)
    }
    #expect(unstable == [])
    #expect((1_000..<9_000).contains(decoded))
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

/// The generator of Steele, Lea and Flood: small, and the same everywhere.
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// The bytes with one to four changed, and now and then some more or fewer at the end.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      bytes[Int.random(in: 0..<bytes.count, using: &self)] = UInt8(truncatingIfNeeded: next())
    }
    switch Int.random(in: 0..<8, using: &self) {
    case 0: return bytes.dropLast(Int.random(in: 1...bytes.count, using: &self))
    case 1: return bytes + [UInt8](repeating: 0, count: Int.random(in: 1...8, using: &self))
    default: return bytes
    }
  }
}
