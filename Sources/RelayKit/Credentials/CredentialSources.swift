/// Takes each region's ICE servers from where it says: its file, read anew each time, or the service.
package struct CredentialSources: CredentialSource {
  /// Gives the whole content of a file.
  package typealias Reader =
    @Sendable (_ path: String) throws(ICEServerFileError) -> [UInt8]

  private let read: Reader
  private let service: (any CredentialSource)?

  /// Sources of files that `read` reads, and of a service, should any region be its.
  package init(reading read: @escaping Reader, service: (any CredentialSource)? = nil) {
    self.read = read
    self.service = service
  }

  /// Delivers the files' outcomes first, then those of the service as they come.
  package func fetch(_ regions: [Region], deliver: (FetchOutcome) async -> Void) async {
    for region in regions {
      guard case .file(let path) = region.source, !Task.isCancelled else { continue }
      let stopwatch = SurveyClock()
      let result = result(of: path)
      await deliver(FetchOutcome(region: region, took: stopwatch.elapsed, result: result))
    }
    let asked = regions.filter { $0.source == .service }
    guard let service, !asked.isEmpty else { return }
    await service.fetch(asked, deliver: deliver)
  }

  private func result(of path: String) -> Result<FetchOutcome.Credentials, FetchError> {
    do throws(ICEServerFileError) {
      let servers = try ICEServer.list(inFile: path, reading: read)
      return .success(.init(status: nil, servers: servers))
    } catch {
      return .failure(.file(error))
    }
  }
}

extension ICEServer {
  /// The entries of a file, in its order.
  package static func list(
    inFile path: String, reading read: CredentialSources.Reader
  ) throws(ICEServerFileError) -> [ICEServer] {
    let document = try read(path)
    do throws(ICEServerListError) {
      return try list(parsing: document)
    } catch {
      throw ICEServerFileError(path: path, reason: .unusable(error))
    }
  }
}
