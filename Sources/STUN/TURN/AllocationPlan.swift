/// How an allocation is asked for.
package struct AllocationPlan: Sendable {
  /// Whether the flow is one of bytes that arrive: TCP or TLS.
  package let isStream: Bool
  /// When requests are repeated, and when the server counts as silent.
  package let retransmission: Retransmission
  /// The family of the relayed address.
  package var family = usualFamily

  /// The family of relayed addresses of whoever asks for none (RFC 8656 §7.2).
  package static let usualFamily = IPAddress.Family.v4

  /// A plan for UDP, with the timetable of RFC 8489 §6.2.1 or a shorter one.
  package static func datagrams(
    _ retransmission: Retransmission = Retransmission()
  ) -> AllocationPlan {
    AllocationPlan(isStream: false, retransmission: retransmission)
  }

  /// A plan for TCP and TLS, which repeat by themselves.
  package static func stream(timeout: Duration = .milliseconds(39_500)) -> AllocationPlan {
    AllocationPlan(isStream: true, retransmission: .reliable(timeout: timeout))
  }

  private init(isStream: Bool, retransmission: Retransmission) {
    self.isStream = isStream
    self.retransmission = retransmission
  }

  /// The timetable of a request; a release is awaited so briefly that it is repeated sooner.
  func timetable(of request: TURNRequest) -> Retransmission {
    guard request == .release, !isStream else { return retransmission }
    return Retransmission(timeout: .milliseconds(125), transmissions: 3)
  }
}
