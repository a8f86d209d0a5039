extension Message {
  /// Encodes the message, and ends it with an integrity and a fingerprint where they are asked for.
  ///
  /// What is asked for replaces what the message has of it, and an attribute that did not count
  /// does not come to count: it is left out. So is one for which the 16 bits of the length leave
  /// no room: what goes out is always a sound message.
  package func encoded(integrity key: IntegrityKey? = nil, fingerprint: Bool = false) -> [UInt8] {
    let trailerSize = (key?.wireSize ?? 0) + (fingerprint ? Fingerprint.wireSize : 0)
    let replaced = key != nil ? TrailerOrder.types : fingerprint ? [Fingerprint.type] : []
    let body = attributes(fittingIn: MessageHeader.maximumLength - trailerSize, without: replaced)
    let size = body.reduce(MessageHeader.size + trailerSize) { $0 + $1.wireSize }
    var writer = ByteWriter(capacity: size)
    MessageHeader.append(type, transactionID, to: &writer)
    for attribute in body { attribute.append(to: &writer) }
    MessageHeader.setLength(in: &writer)
    if let key { Integrity.append(to: &writer, key: key) }
    if fingerprint { Fingerprint.append(to: &writer) }
    return writer.bytes
  }

  /// The attributes to write, all that fit where nothing is to be replaced.
  private func attributes(fittingIn room: Int, without replaced: [UInt16]) -> [RawAttribute] {
    var left = room
    var order = TrailerOrder()
    return attributes.filter { attribute in
      let counts = order.admits(attribute.type) && !replaced.contains(attribute.type)
      guard counts || replaced.isEmpty, attribute.wireSize <= left else { return false }
      left -= attribute.wireSize
      return true
    }
  }
}
