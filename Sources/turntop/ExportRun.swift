import FoundationEssentials
import RelayKit

/// Where an export goes.
enum ExportPlace: Sendable {
  case standardOutput
  case file(String)
  /// A file for each region in it.
  case folder(String)
}

/// One export, or one after the other for as long as they are to be kept fresh.
struct ExportRun: Sendable {
  var request: SurveyRequest
  var order: ExportOrder
  var place: ExportPlace
  /// Whether files that are there may be replaced unasked.
  var force: Bool
  /// How often to fetch again; `nil` for once.
  var interval: Duration?

  /// How soon to try again what has failed, where the interval is longer.
  private static let patience = Duration.seconds(60)

  /// Exports, and returns the status that tells a script whether every region was there.
  func run() async throws(Failure) -> Int32 {
    var snapshot = try await fetched()
    var status = try export(snapshot, ExportWriter(force: force, isRepeated: false))
    guard let interval else { return status }
    var isFresh = status == 0
    while await sleep(before: snapshot, isFresh ? interval : min(interval, Self.patience)) {
      do throws(Failure) {
        snapshot = try await fetched()
        status = try export(snapshot, ExportWriter(force: true, isRepeated: true))
        isFresh = status == 0
      } catch {
        guard !Task.isCancelled else { break }
        Process.complain("\(error.text); the file stays as it is")
        isFresh = false
      }
    }
    return status
  }

  private func fetched() async throws(Failure) -> Snapshot {
    let snapshot =
      order.needsMeasuring
      ? try await Wiring.snapshot(request) : try await Wiring.credentials(request)
    if let failure = snapshot.serviceFailure { throw Failure(failure, ExitStatus(of: snapshot)) }
    return snapshot
  }

  private func export(_ snapshot: Snapshot, _ writer: ExportWriter) throws(Failure) -> Int32 {
    let parcels: [ExportParcel]
    do throws(ExportError) {
      parcels = try order.parcels(of: snapshot)
    } catch {
      throw Failure(error)
    }
    let missing = snapshot.regions.filter { $0.iceServers.isEmpty }.map { region in
      "\(region.region.displayName): \(region.reason ?? "no servers")" as DisplayText
    }
    if writer.isRepeated, !order.bestOnly, case .file = place, !missing.isEmpty {
      // Without them it would lose servers that may work still.
      throw Failure(missing.joined(separator: "; "), .someUnusable)
    }
    for parcel in parcels { try put(parcel, writer) }
    missing.forEach(Process.complain)
    return
      (missing.isEmpty && parcels.allSatisfy { $0.shortfall == nil }
      ? ExitStatus.allUsable : .someUnusable).rawValue
  }

  private func put(_ parcel: ExportParcel, _ writer: ExportWriter) throws(Failure) {
    // A file that is kept fresh keeps relays that may work still.
    let isKept = parcel.export.isEmpty || (parcel.shortfall != nil && interval != nil)
    if !isKept { try write(parcel, writer) }
    if !writer.isRepeated { parcel.remarks.forEach(Process.remark) }
    guard let shortfall = parcel.shortfall else { return }
    Process.complain(isKept ? "\(shortfall); nothing is written" : shortfall)
  }

  private func write(_ parcel: ExportParcel, _ writer: ExportWriter) throws(Failure) {
    switch place {
    case .standardOutput: try Process.write(parcel.export)
    case .file(let path): try writer.write(parcel.export, to: path)
    case .folder(let folder):
      let name = "\(parcel.region.text.fileName).\(order.format.fileExtension)"
      try writer.write(parcel.export, to: "\(folder)/\(name)")
    }
  }

  /// Waits until the next fetch is due; `false` where that is not to come.
  private func sleep(before snapshot: Snapshot, _ interval: Duration) async -> Bool {
    let servers = snapshot.regions.flatMap(\.iceServers)
    let wait = CredentialExpiry.wait(
      for: servers, atMost: interval, now: Date().timeIntervalSince1970)
    return (try? await Task.sleep(for: wait)) != nil
  }
}

extension Failure {
  fileprivate init(_ error: ExportError) {
    self.init(error.displayText, .noneUsable)
  }
}

extension String {
  /// The text as a file's name: no slash, no dot at its start.
  fileprivate var fileName: String {
    let name = String(map { $0 == "/" ? "_" : $0 })
    return name.hasPrefix(".") ? "_" + name.dropFirst() : name
  }
}
