import Glibc

/// What a test needs of the machine beyond what script/bootstrap installs.
package enum Requirement {
  /// Whether other processes of one's own may be traced.
  package static var canTrace: Bool { geteuid() == 0 }

  /// Whether networks of one's own can be made here.
  package static var canMakeNetworks: Bool {
    geteuid() == 0 && access("/dev/net/tun", R_OK | W_OK) == 0
  }

  /// Whether a NAT of one's own can be made here.
  package static var canTranslate: Bool {
    geteuid() == 0 && access("/usr/sbin/nft", X_OK) == 0
  }
}
