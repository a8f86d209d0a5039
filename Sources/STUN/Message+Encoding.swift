extension Message {
  /// Encodes the message, and ends it with an integrity and a fingerprint where they are asked for.
  ///
  /// Those asked for replace those the message has. An attribute for which the 16 bits of the
  /// length leave no room is left out, so that what goes out is always a sound message.
  package func encoded(integrity key: IntegrityKey? = nil, fingerprint: Bool = false) -> [UInt8] {
    let trailer = (key?.wireSize ?? 0) + (fingerprint ? Fingerprint.wireSize : 0)
    let kept = attributes(before: key, fingerprint: fingerprint, room: trailer)
    let size = kept.reduce(MessageHeader.size + trailer) { $0 + $1.wireSize }
    var writer = ByteWriter(capacity: size)
    MessageHeader.append(type, transactionID, to: &writer)
    for attribute in kept { attribute.append(to: &writer) }
    MessageHeader.setLength(in: &writer)
    if let key { Integrity.append(to: &writer, key: key) }
    if fingerprint { Fingerprint.append(to: &writer) }
    return writer.bytes
  }

  /// The attributes that go before the trailer, which takes `room` bytes.
  private func attributes(
    before key: IntegrityKey?, fingerprint: Bool, room: Int
  ) -> [RawAttribute] {
    var left = MessageHeader.maximumLength - room
    return attributes.filter { attribute in
      let isReplaced =
        key != nil && Integrity.types.contains(attribute.type)
        || (fingerprint || key != nil) && attribute.type == AttributeKey.fingerprint.type
      guard !isReplaced, attribute.wireSize <= left else { return false }
      left -= attribute.wireSize
      return true
    }
  }
}
