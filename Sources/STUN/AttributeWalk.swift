/// A walk over the attributes of a message on the wire, where each of them lies.
package struct AttributeWalk {
  /// An attribute's number, where its header begins and where its value lies.
  package struct Place {
    package let type: UInt16
    let start: Int
    package let value: Range<Int>

    /// Where the value ends, its padding included.
    var end: Int { value.lowerBound + value.count.roundedUpToFour }
  }

  private let wire: [UInt8]
  private var position = MessageHeader.size

  /// A walk over `wire`, whose header has been read without an error.
  package init(over wire: [UInt8]) {
    self.wire = wire
  }

  /// The next attribute; `nil` at the end of the message.
  package mutating func next() throws(DecodeError) -> Place? {
    let start = position
    guard start < wire.count else { return nil }
    let value = start + RawAttribute.headerSize
    let type: UInt16 = wire.integer(at: start)
    let length = Int(wire.integer(at: start + 2) as UInt16)
    guard value + length <= wire.count else {
      throw .attributeOverrun(type: type, length: length, remaining: wire.count - value)
    }
    let place = Place(type: type, start: start, value: value..<value + length)
    position = place.end
    return place
  }

  /// The first attribute of number `type` that counts; `nil` where there is none, or no message.
  static func place(of type: UInt16, in wire: [UInt8]) -> Place? {
    guard (try? MessageHeader(of: wire)) != nil else { return nil }
    var walk = AttributeWalk(over: wire)
    var order = TrailerOrder()
    while let place = try? walk.next() {
      guard order.admits(place.type), place.type == type else { continue }
      return place
    }
    return nil
  }
}
