import STUN
import TestSupport
import Testing

@Suite struct AttributesTests {
  @Test(arguments: AttributeFixture.all)
  func `writes the value to the byte, and reads it back`(fixture: AttributeFixture) throws {
    try fixture.check()
  }

  @Test func `ignores reserved bits and bytes on receipt`() throws {
    #expect(try value(.evenPort, of: "ff") == true)
    #expect(try value(.evenPort, of: "7f") == false)
    #expect(try value(.requestedTransport, of: "11ffffff") == 17)
    #expect(try value(.channelNumber, of: "4000ffff") == 0x4000)
    #expect(try value(.requestedAddressFamily, of: "02ffffff") == .v6)
    #expect(try value(.errorCode, of: "fffffc01") == ErrorCode(code: 401, reason: ""))
    #expect(try value(.mappedAddress, of: "ff010050 c0000201")?.description == "192.0.2.1:80")
    #expect(try value(.icmp, of: "ffff0604 00000000") == ICMPError(type: 3, code: 4))
  }

  @Test(.pitfall(.padding)) func `repairs text for people, and drops the NULs a sender counted in`()
    throws
  {
    #expect(try value(.software, of: "436f7475 726e0000") == "Coturn")
    #expect(try value(.software, of: "41ff42") == "A\u{FFFD}B")
    #expect(try value(.errorCode, of: "00000401 4e6f0000") == ErrorCode(code: 401, reason: "No"))
  }

  @Test(.pitfall(.padding)) func `keeps what must be echoed to the byte`() throws {
    #expect(try value(.realm, of: "61000000") == [0x61, 0, 0, 0])
    #expect(try value(.nonce, of: "ff00") == [0xFF, 0])
  }

  @Test func `reads a password algorithm without its last padding`() throws {
    let expected = PasswordAlgorithm(number: 9, parameters: [1])
    #expect(try value(.passwordAlgorithm, of: "0009000101") == expected)
    #expect(try value(.passwordAlgorithm, of: "0009000101202020") == expected)
    #expect(expected.hash == nil)
  }

  @Test(arguments: [
    ("00000300", 300), ("00000663", 699), ("00000200", nil), ("00000700", nil), ("00000464", nil),
  ])
  func `takes error codes of 300 to 699`(digits: String, code: Int?) throws {
    let error = try? value(.errorCode, of: digits)
    #expect(error?.code == code)
  }

  @Test func `refuses a value of the wrong length`() {
    let fault = ValueFault.length(3, needed: 4)
    #expect(throws: DecodeError.value(type: 0x000D, fault)) { try value(.lifetime, of: "000258") }
    #expect(throws: DecodeError.value(type: 0x0022, .length(9, needed: 8))) {
      try value(.reservationToken, of: "000102030405060708")
    }
    #expect(throws: DecodeError.value(type: 0x001A, .length(1, needed: 0))) {
      try value(.dontFragment, of: "00")
    }
    #expect(throws: DecodeError.value(type: 0x000A, .length(3, needed: 4))) {
      try value(.unknownAttributes, of: "000100")
    }
    #expect(throws: DecodeError.value(type: 0x8002, .length(5, needed: 6))) {
      try value(.passwordAlgorithms, of: "0001000201")
    }
  }
}

private func value<Value>(_ key: AttributeKey<Value>, of digits: String) throws -> Value? {
  var message = Message(.request, .allocate, transactionID: .counting)
  message.append(RawAttribute(type: key.type, value: hex(digits)))
  return try message.value(key)
}
