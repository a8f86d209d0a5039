import Foundation

/// Why something that a test needs could not be had.
package enum TestSupportError: Error, CustomStringConvertible {
  case system(String, Int32)
  case commandFailed(String, errors: String)
  case neverReady(String, log: String)
  case notBuilt(String)
  case noFreePort

  package var description: String {
    switch self {
    case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
    case .commandFailed(let command, let errors): "\(command) failed: \(errors)"
    case .neverReady(let what, let log): "\(what) never became ready; its log:\n\(log)"
    case .notBuilt(let path): "no program at \(path): run swift build first"
    case .noFreePort: "no port is free for both UDP and TCP"
    }
  }
}
