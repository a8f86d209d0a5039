/// Why a region's ICE servers could not be had.
package enum FetchError: Error, Equatable {
  case service(MeteredError)
  case file(ICEServerFileError)
}

extension FetchError {
  /// What failed, on what, why, and what to do next.
  package var displayText: DisplayText {
    switch self {
    case .service(let error): error.displayText
    case .file(let error): error.displayText
    }
  }

  /// The HTTP status; `nil` where there is none.
  package var status: Int? {
    guard case .service(let error) = self else { return nil }
    return error.status
  }

  /// What the region is called for it.
  package var verdict: Verdict {
    switch self {
    case .service(let error): error.isKeyRefused ? .rejected : .unreachable
    case .file: .misconfigured
    }
  }
}
