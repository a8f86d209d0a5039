/// What a command's end tells a script, by the names of sysexits.h where it has one.
package struct ExitStatus: RawRepresentable, Hashable, Sendable {
  package let rawValue: Int32

  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// Every region asked for does its work.
  package static let allUsable = ExitStatus(rawValue: 0)
  /// Some regions do not.
  package static let someUnusable = ExitStatus(rawValue: 1)
  /// No region does.
  package static let noneUsable = ExitStatus(rawValue: 2)
  /// The command line is wrong (EX_USAGE).
  package static let badUsage = ExitStatus(rawValue: 64)
  /// A file does not parse (EX_DATAERR).
  package static let badData = ExitStatus(rawValue: 65)
  /// The service cannot be reached or answers nonsense (EX_UNAVAILABLE).
  package static let serviceUnavailable = ExitStatus(rawValue: 69)
  /// The output cannot be written (EX_CANTCREAT).
  package static let cannotWrite = ExitStatus(rawValue: 73)
  /// The key was refused or is missing (EX_NOPERM).
  package static let keyRefused = ExitStatus(rawValue: 77)
  /// The configuration file is wrong (EX_CONFIG).
  package static let badConfiguration = ExitStatus(rawValue: 78)

  /// What a survey adds up to: a region counts as usable where at least one of its servers is,
  /// and where no region has credentials it is the service that failed.
  package init(of snapshot: Snapshot) {
    guard snapshot.serviceFailure == nil else {
      self = snapshot.isKeyRefused ? .keyRefused : .serviceUnavailable
      return
    }
    let usable = snapshot.regions.count(where: \.verdict.isUsable)
    if usable == 0 {
      self = .noneUsable
    } else {
      self = usable == snapshot.regions.count ? .allUsable : .someUnusable
    }
  }
}
