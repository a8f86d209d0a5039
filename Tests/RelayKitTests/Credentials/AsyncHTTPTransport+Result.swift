import Foundation
import RelayKit
import TestSupport

extension AsyncHTTPTransport {
  /// What one request comes to, over a transport of its own.
  static func result(
    _ url: String, _ settings: Settings = .init(),
    timeout: Duration = .seconds(20), bodyLimit: Int = 1 << 20
  ) async throws -> Result<HTTPAnswer, HTTPTransportError> {
    try await withTransport(settings) { transport in
      await transport.result(
        HTTPGet(url: Secret(url), timeout: timeout, bodyLimit: bodyLimit))
    }
  }

  func result(_ request: HTTPGet) async -> Result<HTTPAnswer, HTTPTransportError> {
    do throws(HTTPTransportError) {
      return .success(try await get(request))
    } catch {
      return .failure(error)
    }
  }
}

extension CertificateAuthority {
  /// The system's roots and this one.
  var roots: TLSTrust.Roots {
    get throws {
      try TLSTrust.Roots(adding: Array(Data(contentsOf: URL(fileURLWithPath: certificate))))
    }
  }
}
