/// Where regions' ICE servers come from.
package protocol CredentialSource: Sendable {
  /// Fetches the credentials of `regions` and delivers each region's outcome as it comes.
  func fetch(_ regions: [Region], deliver: (FetchOutcome) async -> Void) async
}

extension MeteredClient: CredentialSource {}
