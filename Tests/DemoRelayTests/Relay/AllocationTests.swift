import DemoRelay
import STUN
import Testing

@Suite struct AllocationTests {
  @Test func `gives a client a relayed address`() throws {
    var conversation = Conversation()
    let answer = try conversation.allocate()
    #expect(answer.type == MessageType(.success, .allocate))
    #expect(try answer.value(.xorRelayedAddress) == Conversation.relayed)
    #expect(try answer.value(.xorMappedAddress) == Conversation.client)
    #expect(try answer.value(.lifetime) == 600)
    #expect(try answer.value(.software) == "turntop demo")
    #expect(!conversation.session.isVacant)
  }

  @Test(
    arguments: [(nil, 600), (60, 600), (777, 777), (3600, 3600), (86_400, 3600)]
      as [(UInt32?, UInt32)])
  func `lets it live as long as asked, within bounds`(wish: UInt32?, granted: UInt32) throws {
    var conversation = Conversation()
    let answer = try conversation.allocate {
      if let wish { $0.append(.lifetime, wish) }
    }
    #expect(try answer.value(.lifetime) == granted)
    #expect(conversation.session.deadline == conversation.now + .seconds(granted))
  }

  @Test func `answers the same request again alike, and a second one with 437`() throws {
    var conversation = Conversation()
    try conversation.renewNonce()
    let request = try conversation.request(.allocate) { $0.append(.requestedTransport, 17) }
    #expect(conversation.send(request) == [.openRelay(onEvenPort: false)])
    #expect(conversation.send(request) == [])
    let answer = conversation.session.relayOpened(at: Conversation.relayed, now: conversation.now)
    #expect(conversation.send(request) == answer)
    let second = try conversation.ask(.allocate) { $0.append(.requestedTransport, 17) }
    #expect(second.outcome == 437)
  }

  @Test func `says 508 where no relay socket is to be had`() throws {
    var conversation = Conversation()
    _ = try conversation.ask(.allocate) { $0.append(.requestedTransport, 17) }
    #expect(conversation.session.relayFailed().outcome == 508)
    #expect(conversation.session.isVacant)
  }

  @Test func `closes the relay socket that comes too late`() throws {
    var conversation = Conversation()
    _ = try conversation.ask(.allocate) { $0.append(.requestedTransport, 17) }
    #expect(conversation.session.close() == [])
    let late = conversation.session.relayOpened(at: Conversation.relayed, now: conversation.now)
    #expect(late == [.closeRelay])
  }

  @Test(arguments: Wish.refused)
  func `refuses what it has not`(_ wish: Wish) throws {
    var conversation = Conversation()
    let actions = try conversation.ask(.allocate, wish.build)
    #expect(actions.outcome == wish.outcome)
    #expect(conversation.session.isVacant)
  }

  @Test func `looks for an even port where one is wanted`() throws {
    var conversation = Conversation()
    let actions = try conversation.ask(.allocate) {
      $0.append(.requestedTransport, 17)
      $0.append(.evenPort, false)
    }
    #expect(actions == [.openRelay(onEvenPort: true)])
  }

  @Test func `says that there is no IPv6 address beside the one it gives`() throws {
    var conversation = Conversation()
    let answer = try conversation.allocate { $0.append(.additionalAddressFamily, .v6) }
    #expect(
      try answer.value(.addressErrorCode)
        == AddressErrorCode(family: .v6, error: .addressFamilyNotSupported))
  }

  @Test func `prolongs an allocation`() throws {
    var conversation = try Conversation.allocated()
    conversation.now += .seconds(500)
    let actions = try conversation.ask(.refresh) { $0.append(.lifetime, 1200) }
    #expect(try actions.message?.value(.lifetime) == 1200)
    #expect(conversation.session.deadline == conversation.now + .seconds(1200))
  }

  @Test func `ends an allocation at a lifetime of 0`() throws {
    var conversation = try Conversation.allocated()
    let actions = try conversation.ask(.refresh) { $0.append(.lifetime, 0) }
    #expect(try actions.message?.value(.lifetime) == 0)
    #expect(actions.last == .closeRelay)
    #expect(conversation.session.isVacant)
    #expect(try conversation.ask(.refresh).outcome == 437)
  }

  @Test func `ends an allocation when its time is over`() throws {
    var conversation = try Conversation.allocated()
    conversation.now += .seconds(599)
    #expect(conversation.session.expire(now: conversation.now) == [])
    conversation.now += .seconds(1)
    #expect(conversation.session.expire(now: conversation.now) == [.closeRelay])
    #expect(conversation.session.deadline == nil)
  }

  @Test func `ends an allocation with its connection`() throws {
    var conversation = try Conversation.allocated()
    #expect(conversation.session.close() == [.closeRelay])
    #expect(conversation.session.isVacant)
  }

  @Test(arguments: [Method.refresh, .createPermission, .channelBind])
  func `lets nobody but its maker use an allocation`(_ method: Method) throws {
    var conversation = try Conversation.allocated()
    #expect(try conversation.ask(method, as: "bob").outcome == 441)
  }

  @Test(arguments: [Method.refresh, .createPermission, .channelBind])
  func `says 437 where there is no allocation`(_ method: Method) throws {
    var conversation = Conversation()
    #expect(try conversation.ask(method).outcome == 437)
  }

  @Test func `refreshes no address of a family it does not relay`() throws {
    var conversation = try Conversation.allocated()
    let actions = try conversation.ask(.refresh) { $0.append(.requestedAddressFamily, .v6) }
    #expect(actions.outcome == 443)
  }
}

/// What an Allocate request asks for, and with what it is refused.
struct Wish: CustomTestStringConvertible {
  let testDescription: String
  let outcome: Int
  let build: @Sendable (inout Message) -> Void

  private init(
    _ description: String, _ outcome: Int, transport: UInt8? = 17,
    _ build: @escaping @Sendable (inout Message) -> Void = { _ in }
  ) {
    testDescription = description
    self.outcome = outcome
    self.build = {
      if let transport { $0.append(.requestedTransport, transport) }
      build(&$0)
    }
  }

  static let refused = [
    Wish("no transport", 400, transport: nil),
    Wish("a relay over TCP", 442, transport: 6),
    Wish("no fragments", 420) { $0.append(.dontFragment) },
    Wish("an IPv6 address", 440) { $0.append(.requestedAddressFamily, .v6) },
    Wish("a port in reserve", 508) { $0.append(.evenPort, true) },
    Wish("the port in reserve", 508) { $0.append(.reservationToken, [1, 2, 3, 4, 5, 6, 7, 8]) },
    Wish("the port in reserve, and an even one", 400) {
      $0.append(.reservationToken, [1, 2, 3, 4, 5, 6, 7, 8])
      $0.append(.evenPort, false)
    },
    Wish("both families, and one of them", 400) {
      $0.append(.requestedAddressFamily, .v4)
      $0.append(.additionalAddressFamily, .v6)
    },
    Wish("IPv4 twice", 400) { $0.append(.additionalAddressFamily, .v4) },
    Wish("a lifetime of two bytes", 400) {
      $0.append(RawAttribute(type: AttributeKey.lifetime.type, value: [0, 1]))
    },
  ]
}
