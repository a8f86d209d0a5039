/// The account of the demo: public, and good for nothing but the demo.
package enum DemoAccount {
  package static let apiKey = "d3a0d3a0d3a0d3a0d3a0d3a0d3a0d3a0"
  /// 24 hexadecimal digits, as the real service hands them out.
  package static let username = "0123456789abcdef01234567"
  /// 16 characters, some of which a URL must escape, as in those of the real service.
  package static let credential = "dE0+relay/pA55+/"
  /// 13 bytes: three of padding follow in a message, over which parsers have stumbled.
  package static let realm = "relay.invalid"
  /// The region of a request that names none.
  package static let defaultRegion = "us_east"
}
