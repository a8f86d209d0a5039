import STUN
import Testing

/// Every name and number of ours against IANA's, and the other way round for what is TURN's.
@Suite struct IANARegistryTests {
  @Test func `holds the registry`() {
    #expect(IANARegistry.methods.count == 13)
    #expect(IANARegistry.attributes.count == 72)
    #expect(IANARegistry.errorCodes.count == 21)
  }

  @Test(arguments: AttributeTable.names.sorted { $0.key < $1.key })
  func `names every attribute as IANA does`(type: UInt16, name: String) {
    #expect(IANARegistry.attributes.filter { $0.number == type }.map(\.name) == [name])
  }

  @Test(arguments: IANARegistry.attributes.filter { $0.isOf("RFC8489", "RFC8656") })
  func `knows every attribute of STUN and TURN`(row: IANARegistry.Row) {
    let name = UInt16(exactly: row.number).flatMap { AttributeTable.names[$0] }
    #expect(name == (row.isReserved ? nil : row.name))
  }

  @Test(arguments: IANARegistry.attributes)
  func `has a name for every registered attribute`(row: IANARegistry.Row) throws {
    let type = try #require(UInt16(exactly: row.number))
    #expect(AttributeTable.registeredName(of: type) == (row.isReserved ? nil : row.name))
  }

  @Test(arguments: IANARegistry.methods.filter { $0.isOf("RFC5389", "RFC5766") })
  func `names every method of STUN and TURN as IANA does`(row: IANARegistry.Row) throws {
    let method = try STUN.Method(rawValue: #require(UInt16(exactly: row.number)))
    let isNamed = !method.description.hasPrefix("method 0x")
    #expect(isNamed == !row.isReserved)
    #expect(!isNamed || method.description == row.name)
  }

  /// RFC 8489 §14.8 calls 401 Unauthenticated; the registry still has what RFC 5389 called it.
  @Test func `names every error code of STUN and TURN as IANA does, but for one`() {
    let registered = IANARegistry.errorCodes.filter {
      $0.isOf("RFC5389", "RFC5766", "RFC6156")
    }
    let others = registered.filter { row in
      !Self.codes.contains { $0.code == row.number && $0.reason == row.name }
    }
    #expect(others.map(\.testDescription) == ["401 Unauthorized"])
    #expect(Set(registered.map(\.number)) == Set(Self.codes.map(\.code)))
  }

  private static let codes: [ErrorCode] = [
    .tryAlternate, .badRequest, .unauthenticated, .forbidden, .unknownAttribute,
    .allocationMismatch, .staleNonce, .addressFamilyNotSupported, .wrongCredentials,
    .unsupportedTransportProtocol, .peerAddressFamilyMismatch, .allocationQuotaReached,
    .serverError, .insufficientCapacity,
  ]
}
