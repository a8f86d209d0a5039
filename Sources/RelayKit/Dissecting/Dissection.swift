import STUN

/// A message taken apart for showing: what it is, its attributes and its bytes, without credentials.
///
/// Hidden are, in values and bytes alike:
/// - USERNAME and USERHASH: half of what opens the relay.
/// - MESSAGE-INTEGRITY in every form, and with any of these FINGERPRINT: with the rest of the message
///   they tell whether a guessed password is right.
/// - Tokens, which are good for whoever has them.
/// - The user and the password wherever else a server repeats them.
///
/// REALM and NONCE are shown: they come from the server in the clear, and are worth nothing without
/// the password.
package struct Dissection: Equatable, Sendable {
  /// An attribute by its registered name, and its value in words.
  package struct Attribute: Equatable, Sendable {
    package let name: DisplayText
    package let value: DisplayText
  }

  /// Method and class: `Allocate request`.
  package let title: DisplayText
  /// The transaction id in hexadecimal; empty where the bytes are no message.
  package let transaction: DisplayText
  package let attributes: [Attribute]
  /// How many attributes more there are.
  package let more: Int
  let bytes: [UInt8]
  let hidden: [Range<Int>]

  /// The most attributes that are told one by one.
  private static let most = 40

  /// Takes a message apart, hiding these texts wherever they stand in it.
  package init(_ wire: [UInt8], hiding secrets: [Secret] = []) {
    bytes = wire
    guard let message = try? Message(decoding: wire) else {
      title = "no STUN message"
      transaction = .empty
      attributes = []
      more = 0
      hidden = wire.ranges(of: secrets)
      return
    }
    let places = Self.places(in: wire)
    let hidden = Self.hidden(places, in: wire, secrets)
    self.hidden = hidden
    title = DisplayText(sanitizing: "\(message.type)")
    transaction = Hex.text(message.transactionID.bytes[...])
    attributes = places.prefix(Self.most).map {
      Attribute($0, in: wire, of: message.transactionID, hiding: hidden)
    }
    more = max(places.count - Self.most, 0)
  }

  private static func places(in wire: [UInt8]) -> [AttributeWalk.Place] {
    var walk = AttributeWalk(over: wire)
    var places: [AttributeWalk.Place] = []
    while let place = try? walk.next() { places.append(place) }
    return places
  }

  /// An attribute's registered name, or its number.
  static func name(of type: UInt16) -> DisplayText {
    AttributeTable.registeredName(of: type).map { DisplayText(sanitizing: $0) }
      ?? "attribute 0x\(Hex.text([UInt8(type >> 8), UInt8(type & 0xFF)]))"
  }

  /// Where nothing may be seen; with anything to hide, the checksum over it too.
  private static func hidden(
    _ places: [AttributeWalk.Place], in wire: [UInt8], _ secrets: [Secret]
  ) -> [Range<Int>] {
    let values = places.filter { secretTypes.contains($0.type) }.map(\.value)
      .filter { !$0.isEmpty }
    let hidden = values + wire.ranges(of: secrets)
    guard !hidden.isEmpty else { return [] }
    return hidden + places.filter { $0.type == AttributeKey.fingerprint.type }.map(\.value)
  }

  private static let secretTypes: Set<UInt16> = [
    AttributeKey.username.type, AttributeKey.userhash.type, AttributeKey.messageIntegrity.type,
    AttributeKey.messageIntegritySHA256.type, AttributeKey.reservationToken.type,
    // ACCESS-TOKEN (RFC 7635), MOBILITY-TICKET (RFC 8016), GOOG-MESSAGE-INTEGRITY-32.
    0x001B, 0x8030, 0xC060,
  ]
}

extension [UInt8] {
  /// Where any of these texts stands, but for words so short that they may stand there by chance.
  fileprivate func ranges(of secrets: [Secret]) -> [Range<Int>] {
    secrets.map { Array($0.revealed.utf8) }.filter { $0.count >= 6 }
      .flatMap { word in
        indices.dropLast(Swift.min(word.count - 1, count)).filter {
          self[$0] == word[0] && self[$0...].starts(with: word)
        }.map { $0..<$0 + word.count }
      }
  }
}

extension Dissection.Attribute {
  fileprivate init(
    _ place: AttributeWalk.Place, in wire: [UInt8], of id: TransactionID,
    hiding hidden: [Range<Int>]
  ) {
    let isHidden = hidden.contains { $0.overlaps(place.value) }
    self.init(
      name: Dissection.name(of: place.type),
      value: isHidden
        ? "(hidden)" : AttributeWords.words(place.type, Array(wire[place.value]), id))
  }
}
