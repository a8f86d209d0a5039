import Glibc

/// Two connected sockets that keep packets apart; programs started later do not inherit them.
package enum DescriptorPair {
  package static func make() throws -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw TestSupportError.system("socketpair", errno)
    }
    return (ends[0], ends[1])
  }
}
