import STUN

/// The codec's two operations that a sweep consists of, as often as asked.
enum CodecLoop {
  /// Does `decode` or `build` as many times as the second argument says, and prints the
  /// nanoseconds that one took.
  static func run(_ arguments: [String]) throws {
    guard arguments.count == 2, let count = Int(arguments[1]) else {
      throw BenchError.usage("Benchmarks codec decode|build COUNT")
    }
    let clock = ContinuousClock()
    let start = clock.now
    let total = try arguments[0] == "decode" ? decode(count) : build(count)
    let nanoseconds = (clock.now - start) / .nanoseconds(1)
    print(nanoseconds / Double(count), total)
  }

  /// Decodes a Binding success, checks its fingerprint and reads the mapped address.
  private static func decode(_ count: Int) throws -> Int {
    var total = 0
    for _ in 0..<count {
      let message = try Message(decoding: answer)
      guard Fingerprint.isValid(wire: answer) == true else { continue }
      total += Int(try message.value(.xorMappedAddress)?.port ?? 0)
    }
    return total
  }

  /// Builds an Allocate with its long-term credential and fingerprint; the key is at hand.
  private static func build(_ count: Int) throws -> Int {
    let key = IntegrityKey(
      longTermUsername: "measurer".utf8, realm: "realm.example".utf8, password: "p4ss+w@rd".utf8)
    let username = Array("measurer".utf8)
    let realm = Array("realm.example".utf8)
    let nonce = Array("f4d5b2a1c0e98877665544332211".utf8)
    var random = SystemRandomNumberGenerator()
    var total = 0
    for _ in 0..<count {
      var message = Message(.request, .allocate, transactionID: .random(using: &random))
      message.append(.requestedTransport, 17)
      message.append(.username, username)
      message.append(.realm, realm)
      message.append(.nonce, nonce)
      total += message.encoded(integrity: key, fingerprint: true).count
    }
    return total
  }

  /// From coturn: XOR-MAPPED-ADDRESS, MAPPED-ADDRESS, RESPONSE-ORIGIN, SOFTWARE, FINGERPRINT.
  private static let answer: [UInt8] = {
    var random = SystemRandomNumberGenerator()
    var message = Message(.success, .binding, transactionID: .random(using: &random))
    let address = TransportAddress(ip: IPAddress(192, 0, 2, 1), port: 32_853)
    message.append(.xorMappedAddress, address)
    message.append(.mappedAddress, address)
    message.append(.responseOrigin, address)
    message.append(.software, "Coturn-4.6.1 'Gorst'")
    return message.encoded(fingerprint: true)
  }()
}
