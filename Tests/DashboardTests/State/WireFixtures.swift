import RelayKit
import STUN

/// Messages as they go over the wire, with credentials in them.
enum WireFixtures {
  /// An Allocate, its challenge, the Allocate that answers it, and the grant.
  static let allocation: [WireMessage] = {
    let bare = message(.request, .allocate, 3) { $0.append(.requestedTransport, 17) }
    let challenge = message(.failure, .allocate, 3) {
      $0.append(.errorCode, .unauthenticated)
      $0.append(.realm, Array("metered.ca".utf8))
      $0.append(.nonce, Array("d1ce0ffee".utf8))
    }
    let signed = message(.request, .allocate, 4) {
      $0.append(.requestedTransport, 17)
      $0.append(.username, Array(SnapshotFixtures.secretName.utf8))
      $0.append(.realm, Array("metered.ca".utf8))
      $0.append(.nonce, Array("d1ce0ffee".utf8))
    }
    let granted = message(.success, .allocate, 4) {
      $0.append(.xorRelayedAddress, TransportAddress(ip: IPAddress(198, 51, 100, 20), port: 49_160))
      $0.append(.xorMappedAddress, TransportAddress(ip: IPAddress(203, 0, 113, 7), port: 50_123))
      $0.append(.lifetime, 600)
      $0.append(.software, "Coturn for \(SnapshotFixtures.secretName)")
    }
    let key = IntegrityKey(shortTermPassword: SnapshotFixtures.secretWord.utf8)
    return [
      WireMessage(.sent, bare.encoded()), WireMessage(.received, challenge.encoded()),
      WireMessage(.sent, signed.encoded(integrity: key, fingerprint: true)),
      WireMessage(.received, granted.encoded(integrity: key)),
    ]
  }()

  static func message(
    _ messageClass: MessageClass, _ method: STUN.Method, _ number: UInt8,
    _ fill: (inout Message) -> Void = { _ in }
  ) -> Message {
    var message = Message(messageClass, method, transactionID: id(number))
    fill(&message)
    return message
  }

  static func id(_ number: UInt8) -> TransactionID {
    var random = SeededGenerator(state: UInt64(number))
    return TransactionID.random(using: &random)
  }
}

extension BindingTransaction {
  /// An answer with an attribute that is spoken nowhere here, and one that nobody knows.
  static let answered: BindingTransaction = {
    var transaction = BindingTransaction()
    transaction.asked(WireFixtures.id(1))
    let answer = WireFixtures.message(.success, .binding, 1) {
      $0.append(.software, "Coturn-4.6.1 'Gorst'")
      $0.append(RawAttribute(type: 0x8027, value: [0, 0, 0, 60]))
      $0.append(RawAttribute(type: 0xBEEF, value: Array(0...19)))
    }
    transaction.answered(answer, after: .milliseconds(40.2))
    return transaction
  }()

  /// Once answered, and silent since.
  static let silent: BindingTransaction = {
    var transaction = answered
    transaction.asked(WireFixtures.id(2))
    transaction.lost()
    return transaction
  }()
}
