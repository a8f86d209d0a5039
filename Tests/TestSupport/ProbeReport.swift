import Foundation

/// What tests read of a report `turntop.probe/1`, by the names of its contract.
package struct ProbeReport: Decodable, Sendable {
  package struct Traffic: Decodable, Sendable {
    package let bytesSent: Int
    package let bytesReceived: Int
    /// `nil` where relays are not allocated.
    package let allocations: Int?
    package let released: Int?
    /// Messages that answered nothing that was asked.
    package let foreign: Int
    /// `nil` where no data was relayed.
    package let relayedBytes: Int?
  }

  package struct Network: Decodable, Sendable {
    package let mapped: [String]
    /// `nil` where the servers do not tell.
    package let natMapping: String?
    /// `nil` where none was asked that there is a route to.
    package let ipv6: Bool?
    package let paths: [String: String]
    package let proxy: String?
    package let causes: [String]
  }

  package struct Region: Decodable, Sendable {
    package let region: String
    package let source: String
    package let file: String?
    package let rank: Int?
    package let sameAs: [String]
    package let verdict: String
    package let reason: String?
    package let httpStatus: Int?
    package let servers: [Server]
  }

  package struct Server: Decodable, Sendable {
    package let url: String
    package let transport: String?
    package let address: String?
    package let addresses: [Address]
    package let verdict: String
    package let reason: String?
    package let stage: String?
    package let errorCode: Int?
    package let software: String?
    package let relayed: String?
    package let tlsMs: Double?
    package let challengeMs: Double?
    package let allocateMs: Double?
    package let certificate: Certificate?
    package let reconnects: Int
    package let rtt: RoundTrips
    package let relayRtt: RoundTrips?
    package let relayNote: String?
    package let redirectedTo: String?
  }

  package struct Address: Decodable, Equatable, Sendable {
    package let address: String
    package let family: Int
    package let verdict: String

    package init(_ address: String, family: Int, _ verdict: String) {
      self.address = address
      self.family = family
      self.verdict = verdict
    }
  }

  package struct Certificate: Decodable, Equatable, Sendable {
    package let names: [String]
    package let issuer: String
    package let daysLeft: Int
  }

  package struct RoundTrips: Decodable, Sendable {
    package let sent: Int
    package let received: Int
    package let lossPct: Double?
    package let p50: Double?
    package let p95: Double?
    package let max: Double?
  }

  package let schema: String
  package let demo: Bool
  package let allocate: Bool
  package let best: String?
  package let traffic: Traffic
  package let network: Network
  package let regions: [Region]

  /// Reads what `turntop probe --format json` printed.
  package init(_ text: String) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(ProbeReport.self, from: Data(text.utf8))
  }
}
