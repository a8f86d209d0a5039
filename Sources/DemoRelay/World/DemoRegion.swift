/// A region of the demo: a row of the table that the whole world is made from.
package struct DemoRegion: Hashable, Sendable {
  /// What is wrong with a region beyond delay and loss.
  package enum Fault: Hashable, Sendable {
    /// Nothing that comes over UDP is answered.
    case udpBlocked
    /// Nothing listens at its address, though the API names it.
    case down
  }

  /// The name as the endpoint spells it, for example `us_east`.
  package let name: String
  /// The first label of its server's name, for example `us-east`.
  package let hostLabel: String
  /// The region whose machine serves it: itself, or for an alias another one.
  package let machine: String
  /// The round trip without jitter.
  package let delay: Duration
  /// What comes on top of the delay on average; at most four times this.
  package let jitter: Duration
  /// The share of packets that are lost, from 0 to 1.
  package let loss: Double
  package let fault: Fault?

  init(
    _ name: String, host: String, machine: String? = nil, delay: Duration, jitter: Duration,
    loss: Double = 0, fault: Fault? = nil
  ) {
    self.name = name
    hostLabel = host
    self.machine = machine ?? name
    self.delay = delay
    self.jitter = jitter
    self.loss = loss
    self.fault = fault
  }

  /// The same region with a machine of its own, its bare delay and no fault.
  var inFairWeather: DemoRegion {
    DemoRegion(name, host: hostLabel, delay: delay, jitter: .zero)
  }

  /// The server's name, in a domain that no DNS will ever know (RFC 6761 §6.4).
  package var host: String { "\(hostLabel).demo.invalid" }
}
