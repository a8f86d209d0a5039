// What is relayed.
extension Allocation {
  /// The most data that a Send indication has room for, beside an IPv6 address.
  static let longestData = MessageHeader.maximumLength - 24 - RawAttribute.headerSize

  mutating func received(_ datagram: [UInt8], at now: Duration) -> [Action] {
    do throws(DecodeError) {
      if let first = datagram.first, FrameKind.channelData.firstBytes.contains(first),
        channels.isInUse
      {
        return received(try ChannelData(decoding: datagram))
      }
      return received(try Message(decoding: datagram), datagram, at: now)
    } catch {
      guard let outcome = flow.receive(unreadable: datagram, error) else {
        flow.garbage = error
        return [.report(.ignored(.malformed(error)))]
      }
      return apply(outcome, at: now)
    }
  }

  func received(_ data: ChannelData) -> [Action] {
    guard let peer = channels.peer(on: data.channel) else {
      return [.report(.ignored(.unknownChannel(data.channel)))]
    }
    return [.report(.received(data.data, from: peer))]
  }

  /// Data from a peer, or the network's refusal of data to it (RFC 8656 §11.4 and §11.6).
  func received(dataIn indication: Message) -> [Action] {
    guard state == .allocated || state == .releasing else {
      return [.report(.ignored(.foreign(indication.type)))]
    }
    do throws(DecodeError) {
      guard let peer = try indication.value(.xorPeerAddress) else {
        return [.report(.ignored(.foreign(indication.type)))]
      }
      if let error = try indication.value(.icmp) { return [.report(.unreachable(peer, error))] }
      guard let data = try indication.value(.data) else {
        return [.report(.ignored(.foreign(indication.type)))]
      }
      return [.report(.received(data, from: peer))]
    } catch {
      return [.report(.ignored(.malformed(error)))]
    }
  }

  /// Sends data by the peer's channel, or else by an indication (RFC 8656 §11.1 and §12.5).
  mutating func send(_ data: [UInt8], to peer: TransportAddress) -> [Action] {
    guard state == .allocated else { return [] }
    guard data.count <= Self.longestData else { return [.report(.ignored(.tooLong(data.count)))] }
    if let channel = channels.channel(to: peer) {
      let wire = ChannelData(channel: channel, data: data)
      return [.send(wire.encoded(paddedForStream: plan.isStream))]
    }
    var indication = Message(.indication, .send, transactionID: flow.nextID())
    indication.append(.xorPeerAddress, peer)
    indication.append(.data, data)
    return [.send(indication.encoded())]
  }
}
