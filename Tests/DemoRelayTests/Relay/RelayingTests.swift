import DemoRelay
import STUN
import Testing

@Suite struct RelayingTests {
  private static let peer = Conversation.peer
  /// The same host as the peer, at another port.
  private static let neighbour = TransportAddress(ip: peer.ip, port: 7001)
  private static let stranger = TransportAddress(ip: IPAddress(127, 0, 0, 8), port: 7000)

  @Test func `relays nothing to or from a peer without permission`() throws {
    var conversation = try Conversation.allocated()
    #expect(try conversation.indicate([1, 2, 3], to: Self.peer) == [])
    #expect(conversation.hear([1, 2, 3], from: Self.peer) == [])
  }

  @Test func `relays to every port of a permitted peer`() throws {
    var conversation = try Conversation.allocated()
    #expect(try conversation.permit(Self.peer).outcome == 0)
    #expect(try conversation.indicate([1, 2], to: Self.peer) == [.relay([1, 2], to: Self.peer)])
    #expect(
      try conversation.indicate([3], to: Self.neighbour) == [.relay([3], to: Self.neighbour)])
    #expect(try conversation.indicate([4], to: Self.stranger) == [])
  }

  @Test func `hands what a permitted peer sends to the client as a Data indication`() throws {
    var conversation = try Conversation.allocated()
    _ = try conversation.permit(Self.peer)
    let message = try #require(conversation.hear([1, 2, 3], from: Self.neighbour).message)
    #expect(message.type == MessageType(.indication, .data))
    #expect(try message.value(.xorPeerAddress) == Self.neighbour)
    #expect(try message.value(.data) == [1, 2, 3])
    let next = try #require(conversation.hear([4], from: Self.peer).message)
    #expect(next.transactionID != message.transactionID)
    #expect(conversation.hear([5], from: Self.stranger) == [])
  }

  @Test func `permits for five minutes`() throws {
    var conversation = try Conversation.allocated()
    _ = try conversation.permit(Self.peer)
    conversation.now += .seconds(299)
    #expect(conversation.hear([1], from: Self.peer) != [])
    conversation.now += .seconds(1)
    #expect(conversation.hear([1], from: Self.peer) == [])
    #expect(try conversation.indicate([1], to: Self.peer) == [])
    _ = try conversation.permit(Self.peer)
    #expect(conversation.hear([1], from: Self.peer) != [])
  }

  @Test func `permits all peers named at once, or none of them`() throws {
    var conversation = try Conversation.allocated()
    #expect(try conversation.permit(Self.peer, Self.stranger).outcome == 0)
    #expect(conversation.hear([1], from: Self.peer) != [])
    #expect(conversation.hear([1], from: Self.stranger) != [])

    let elsewhere = TransportAddress(ip: IPAddress(192, 0, 2, 1), port: 9)
    var other = try Conversation.allocated()
    #expect(try other.permit(Self.peer, elsewhere).outcome == 403)
    #expect(other.hear([1], from: Self.peer) == [])
  }

  @Test(arguments: [("192.0.2.1", 403), ("10.0.0.1", 403), ("::1", 443)])
  func `reaches nobody beyond this machine`(ip: String, outcome: Int) throws {
    let peer = TransportAddress(ip: try #require(IPAddress(ip)), port: 9)
    var conversation = try Conversation.allocated()
    #expect(try conversation.permit(peer).outcome == outcome)
    #expect(try conversation.bind(0x4000, to: peer).outcome == outcome)
  }

  @Test func `permits nobody where nobody is named`() throws {
    var conversation = try Conversation.allocated()
    #expect(try conversation.ask(.createPermission).outcome == 400)
  }

  @Test func `relays both ways on a channel`() throws {
    var conversation = try Conversation.allocated()
    #expect(try conversation.bind(0x4001, to: Self.peer).outcome == 0)
    #expect(conversation.speak([1, 2], on: 0x4001) == [.relay([1, 2], to: Self.peer)])
    #expect(
      conversation.hear([3], from: Self.peer)
        == [.reply(.channelData(ChannelData(channel: 0x4001, data: [3])))])
    #expect(conversation.speak([4], on: 0x4002) == [])
  }

  @Test func `hands what comes from another port of a channel's peer as a Data indication`() throws
  {
    var conversation = try Conversation.allocated()
    _ = try conversation.bind(0x4001, to: Self.peer)
    let message = try #require(conversation.hear([1], from: Self.neighbour).message)
    #expect(try message.value(.xorPeerAddress) == Self.neighbour)
  }

  @Test(
    arguments: [
      (0x4001, peer, 0), (0x4001, neighbour, 400), (0x4002, peer, 400), (0x4002, neighbour, 0),
      (0x3FFF, neighbour, 400), (0x4FFF, neighbour, 0), (0x5000, neighbour, 400),
    ] as [(UInt16, TransportAddress, Int)])
  func `binds a channel to one peer, and a peer to one channel`(
    channel: UInt16, peer: TransportAddress, outcome: Int
  ) throws {
    var conversation = try Conversation.allocated()
    _ = try conversation.bind(0x4001, to: Self.peer)
    #expect(try conversation.bind(channel, to: peer).outcome == outcome)
  }

  @Test(arguments: [AttributeKey.channelNumber.type, AttributeKey.xorPeerAddress.type])
  func `binds no channel where half is missing`(_ missing: UInt16) throws {
    var conversation = try Conversation.allocated()
    let request = try conversation.request(.channelBind, leavingOut: missing) {
      $0.append(.channelNumber, 0x4000)
      $0.append(.xorPeerAddress, Self.peer)
    }
    #expect(conversation.send(request).outcome == 400)
  }

  @Test func `binds a channel for ten minutes, and its peer's permission for five`() throws {
    var conversation = try Conversation.allocated()
    _ = try conversation.ask(.refresh) { $0.append(.lifetime, 3600) }
    _ = try conversation.bind(0x4001, to: Self.peer)
    conversation.now += .seconds(300)
    #expect(conversation.hear([1], from: Self.peer) == [])
    _ = try conversation.permit(Self.peer)
    conversation.now += .seconds(299)
    #expect(conversation.speak([1], on: 0x4001) != [])
    conversation.now += .seconds(1)
    #expect(conversation.speak([1], on: 0x4001) == [])
    #expect(try conversation.bind(0x4001, to: Self.stranger).outcome == 0)
  }

  @Test(arguments: [AttributeKey.xorPeerAddress.type, AttributeKey.data.type])
  func `passes over an indication of which half is missing`(_ missing: UInt16) throws {
    var conversation = try Conversation.allocated()
    _ = try conversation.permit(Self.peer)
    #expect(try conversation.indicate([1], to: Self.peer, leavingOut: missing) == [])
  }

  @Test func `passes over an indication with what it cannot do`() throws {
    var conversation = try Conversation.allocated()
    _ = try conversation.permit(Self.peer)
    for extra in [AttributeKey.dontFragment.type, 0x0033] {
      let wish = RawAttribute(type: extra, value: [])
      #expect(try conversation.indicate([1], to: Self.peer, adding: wish) == [])
    }
  }

  @Test func `relays nothing when the allocation's time is over`() throws {
    var conversation = try Conversation.allocated()
    _ = try conversation.bind(0x4001, to: Self.peer)
    conversation.now += .seconds(600)
    #expect(conversation.speak([1], on: 0x4001) == [.closeRelay])
    #expect(conversation.hear([1], from: Self.peer) == [])
  }
}

extension Conversation {
  fileprivate mutating func permit(_ peers: TransportAddress...) throws -> [RelayAction] {
    try ask(.createPermission) { for peer in peers { $0.append(.xorPeerAddress, peer) } }
  }

  fileprivate mutating func bind(
    _ channel: UInt16, to peer: TransportAddress
  ) throws -> [RelayAction] {
    try ask(.channelBind) {
      $0.append(.channelNumber, channel)
      $0.append(.xorPeerAddress, peer)
    }
  }

  /// The client sends to a peer.
  fileprivate mutating func indicate(
    _ data: [UInt8], to peer: TransportAddress, leavingOut missing: UInt16? = nil,
    adding extra: RawAttribute? = nil
  ) throws -> [RelayAction] {
    let whole = try unsigned(.indication, .send) {
      $0.append(.xorPeerAddress, peer)
      $0.append(.data, data)
      if let extra { $0.append(extra) }
    }
    var kept = Message(.indication, .send, transactionID: whole.transactionID)
    for attribute in whole.attributes where attribute.type != missing { kept.append(attribute) }
    return send(kept.encoded())
  }

  /// The client sends on a channel.
  fileprivate mutating func speak(_ data: [UInt8], on channel: UInt16) -> [RelayAction] {
    session.receive(.channelData(ChannelData(channel: channel, data: data)), now: now)
  }

  /// A peer sends to the relayed address.
  fileprivate mutating func hear(
    _ data: [UInt8], from peer: TransportAddress
  ) -> [RelayAction] {
    session.relayed(data, from: peer, now: now)
  }
}
