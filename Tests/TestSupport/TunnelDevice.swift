import Glibc

/// A network device whose packets a program reads and writes (Linux `tun`).
struct TunnelDevice: Sendable {
  let name: String
  let descriptor: Int32

  /// Makes a device; it is gone when its descriptor is closed (needs root).
  init(named name: String) throws {
    descriptor = open("/dev/net/tun", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw TestSupportError.system("open /dev/net/tun", errno) }
    var request = [UInt8](repeating: 0, count: 40)
    request.replaceSubrange(0..<min(name.utf8.count, 15), with: name.utf8.prefix(15))
    request[16] = UInt8(Self.packetsAlone & 0xFF)
    request[17] = UInt8(Self.packetsAlone >> 8)
    guard ioctl(descriptor, Self.setDevice, &request) == 0 else {
      let code = errno
      close(descriptor)
      throw TestSupportError.system("ioctl TUNSETIFF", code)
    }
    self.name = name
  }

  /// `TUNSETIFF` of linux/if_tun.h.
  private static let setDevice: UInt = 0x4004_54CA
  /// `IFF_TUN | IFF_NO_PI`: IP packets, nothing before them.
  private static let packetsAlone: UInt16 = 0x1001
}
