import CDatagram
import Glibc
import STUN

/// A UDP socket that knows one other address, and when the kernel got what came from there.
struct DatagramSocket: Sendable {
  let descriptor: Int32

  /// Opens one; with `source` it sends from there.
  ///
  /// Connected, so that the kernel hands over only what comes from the target (RFC 8489 §6.3.3),
  /// and tells what ICMP says of it.
  init(to target: TransportAddress, from source: IPAddress? = nil) throws(ExchangeError) {
    var remote = datagram_address(target)
    var opened: Int32
    if let source {
      var local = datagram_address(TransportAddress(ip: source, port: 0))
      opened = datagram_open(&remote, &local)
    } else {
      opened = datagram_open(&remote, nil)
    }
    guard opened >= 0 else { throw ExchangeError(errnoCode: -opened) }
    descriptor = opened
  }

  /// Whether `source` is an address of this host.
  static func canSend(from source: IPAddress) -> Bool {
    var local = datagram_address(TransportAddress(ip: source, port: 0))
    return datagram_can_bind(&local) != 0
  }

  /// When a datagram was sent: before and after the call.
  struct Sending {
    var began: DatagramMoment
    var ended: DatagramMoment
    /// Whether there was room for it here.
    var hasLeft: Bool
  }

  /// Sends; throws what the network said of this or of an earlier datagram.
  ///
  /// Where there is no room for it now, it has not left, which says nothing of the network.
  func send(_ bytes: [UInt8]) throws(ExchangeError) -> Sending {
    var (began, ended) = (datagram_moment(), datagram_moment())
    let status = datagram_send(descriptor, bytes, bytes.count, &began, &ended)
    guard [0, -EAGAIN, -ENOBUFS].contains(status) else { throw ExchangeError(errnoCode: -status) }
    return Sending(
      began: DatagramMoment(began), ended: DatagramMoment(ended), hasLeft: status == 0)
  }

  /// A datagram, and when it came.
  struct Received {
    var wire: [UInt8]
    var taken: DatagramMoment
    /// When the kernel got it, on the clock `realtime`; `nil` where it does not say.
    var stamped: Duration?
  }

  /// Takes a datagram; `nil` where there is none.
  ///
  /// Throws what the network said of one that was sent.
  func receive(through buffer: inout [UInt8]) throws(ExchangeError) -> Received? {
    var arrival = datagram_arrival()
    let count = datagram_receive(descriptor, &buffer, buffer.count, &arrival)
    guard count != -Int(EAGAIN) else { return nil }
    guard count >= 0 else { throw ExchangeError(errnoCode: Int32(-count)) }
    return Received(
      wire: Array(buffer[..<count]), taken: DatagramMoment(arrival.taken),
      stamped: arrival.stamped == 0 ? nil : .nanoseconds(arrival.stamped))
  }

  func close() {
    _ = Glibc.close(descriptor)
  }
}

extension DatagramMoment {
  init(_ moment: datagram_moment) {
    monotonic = .nanoseconds(moment.monotonic)
    realtime = .nanoseconds(moment.realtime)
  }

  static var now: DatagramMoment { DatagramMoment(datagram_now()) }
}

extension datagram_address {
  fileprivate init(_ address: TransportAddress) {
    self.init()
    let packed = address.ip.bytes
    withUnsafeMutableBytes(of: &bytes) { $0.copyBytes(from: packed) }
    length = UInt8(packed.count)
    port = address.port
  }
}
