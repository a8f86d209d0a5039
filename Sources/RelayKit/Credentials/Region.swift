/// A named list of ICE servers: a TURN region of the service, or a file of one's own.
package struct Region: Hashable, Sendable {
  /// Where the list comes from.
  package enum Source: Hashable, Sendable {
    /// The service's credential endpoint, which takes the region's name.
    case service
    /// A file, by its path.
    case file(String)

    /// The most URLs that are probed; the service names five.
    package var urlLimit: Int { self == .service ? 64 : 10_000 }
  }

  /// As the endpoint spells it, for example `us_east`, or after the file; safe to show.
  package let name: String
  package let source: Source

  /// The service's regions, in the order of its document.
  ///
  /// Source: Metered, "Get TURN Credential", Supported Regions.
  package static let all = [
    "global", "north_america", "europe", "eu", "asia", "oceania", "us_west", "us_central",
    "us_east", "canada_central", "canada_east", "europe_west", "europe_central", "asia_west",
    "asia_east", "canada", "usa", "uk", "singapore", "india", "australia", "standard",
  ].map(Region.init(trusted:))

  /// The account's Default Region, which the endpoint picks where it is told none.
  package static let accountDefault = Region(trusted: "default")

  private init(trusted name: String) {
    self.name = name
    source = .service
  }

  init(name: DisplayText, file path: String) {
    self.name = name.text
    source = .file(path)
  }

  /// The service's region of this name, or `nil` where the service knows none.
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
