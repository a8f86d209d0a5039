import Foundation
import Glibc

/// Carries packets from one device to another, each a fixed time after it came, but those of a
/// protocol that is dropped.
///
/// One thread reads and stamps, one waits and writes; between them stands a socket pair that keeps
/// packets apart, so there is nothing to lock. This kernel needs no `netem` for that.
enum DelayLine {
  /// Starts the two threads; they end when `stop` becomes readable, or when the source is gone.
  static func start(
    from source: Int32, to sink: Int32, after delay: Duration, dropping dropped: UInt8?, stop: Int32
  ) throws {
    let (late, early) = try DescriptorPair.make()
    let nanoseconds =
      Int64(delay.components.attoseconds / 1_000_000_000)
      + delay.components.seconds * 1_000_000_000
    Thread.detachNewThread {
      stamp(from: source, to: early, delay: nanoseconds, dropping: dropped, stop: stop)
    }
    Thread.detachNewThread { release(from: late, to: sink) }
  }

  /// Passes each packet on with the moment it is due before it.
  private static func stamp(
    from source: Int32, to queue: Int32, delay: Int64, dropping dropped: UInt8?, stop: Int32
  ) {
    defer { close(queue) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while isReadable(source, unless: stop) {
      let count = buffer.withUnsafeMutableBytes { bytes in
        read(source, bytes.baseAddress.map { $0 + 8 }, bytes.count - 8)
      }
      guard count > 0 else { return }
      guard !isPacket(buffer[8...], of: dropped) else { continue }
      let due = now() + delay
      buffer.withUnsafeMutableBytes { $0.storeBytes(of: due, as: Int64.self) }
      guard write(queue, buffer, count + 8) > 0 else { return }
    }
  }

  /// Whether it is an IPv4 packet of this protocol.
  private static func isPacket(_ bytes: ArraySlice<UInt8>, of number: UInt8?) -> Bool {
    let header = bytes.prefix(10)
    return header.first.map { $0 >> 4 } == 4 && header.last == number
  }

  /// Writes each packet when it is due.
  private static func release(from queue: Int32, to sink: Int32) {
    defer { close(queue) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(queue, &buffer, buffer.count)
      guard count > 8 else { return }
      wait(until: buffer.withUnsafeBytes { $0.load(as: Int64.self) })
      _ = buffer.withUnsafeBytes { bytes in
        write(sink, bytes.baseAddress.map { $0 + 8 }, count - 8)
      }
    }
  }

  private static func isReadable(_ source: Int32, unless stop: Int32) -> Bool {
    var descriptors = [
      pollfd(fd: source, events: Int16(POLLIN), revents: 0),
      pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&descriptors, 2, -1) < 0, errno == EINTR {}
    return descriptors[1].revents == 0
  }

  /// Sleeps to just before the moment and spins through the rest: the kernel may wake us late.
  private static func wait(until due: Int64) {
    let wake = due - 150_000
    var time = timespec(tv_sec: Int(wake / 1_000_000_000), tv_nsec: Int(wake % 1_000_000_000))
    while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
    while now() < due {}
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
