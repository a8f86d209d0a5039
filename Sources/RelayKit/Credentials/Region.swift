/// A TURN region of the service, by the name its credential endpoint takes.
///
/// Source: Metered, "Get TURN Credential", Supported Regions.
package struct Region: Hashable, Sendable {
  /// The name as the endpoint spells it, for example `us_east`.
  package let name: String

  /// The supported regions, in the order of the endpoint's document.
  package static let all = [
    "global", "north_america", "europe", "eu", "asia", "oceania", "us_west", "us_central",
    "us_east", "canada_central", "canada_east", "europe_west", "europe_central", "asia_west",
    "asia_east", "canada", "usa", "uk", "singapore", "india", "australia", "standard",
  ].map(Region.init(trusted:))

  /// The account's Default Region, which the endpoint picks where it is told none.
  package static let accountDefault = Region(trusted: "default")

  private init(trusted name: String) {
    self.name = name
  }

  /// The region of this name, or `nil` where the service knows none.
  package init?(named name: String) {
    let known = Region.all + [.accountDefault]
    guard let region = known.first(where: { $0.name == name }) else { return nil }
    self = region
  }

  /// What goes into the `region` parameter; `nil` for the account's default.
  package var queryValue: String? {
    self == .accountDefault ? nil : name
  }

  /// The most regions that are named as equal to one: more than the service has.
  package static let mostNamed = 64

  package var displayName: DisplayText { DisplayText(sanitizing: name) }
}
