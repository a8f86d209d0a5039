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
    var round = try await round(ExportWriter(force: force, isRepeated: false))
    round.tell()
    guard let interval else { return round.status }
    var status = round.status
    var next = self
    while await sleep(after: round, interval) {
      let last = round
      next.order = next.order.following(round.snapshot)
      do throws(Failure) {
        round = try await next.round(ExportWriter(force: true, isRepeated: true))
        status = round.status
      } catch {
        guard !Task.isCancelled else { break }
        round.complaints = ["\(error.text); the file stays as it is"]
        round.isComplete = false
      }
      round.tell(after: last)
    }
    return status
  }

  private func round(_ writer: ExportWriter) async throws(Failure) -> Round {
    try export(try await fetched(), writer)
  }

  private func fetched() async throws(Failure) -> Snapshot {
    let snapshot =
      order.needsMeasuring
      ? try await Wiring.snapshot(request)
      : try await Wiring.credentials(request, resolvingNames: order.needsAddresses)
    if let failure = snapshot.serviceFailure { throw Failure(failure, ExitStatus(of: snapshot)) }
    return snapshot
  }

  private func export(_ snapshot: Snapshot, _ writer: ExportWriter) throws(Failure) -> Round {
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
    var complaints: [DisplayText] = []
    var drafts: [ExportWriter.Draft?] = []
    for parcel in parcels { drafts.append(try draft(of: parcel, writer)) }
    for (parcel, draft) in zip(parcels, drafts) { complaints += try put(parcel, draft, writer) }
    return Round(
      snapshot: snapshot, complaints: complaints + missing,
      isComplete: missing.isEmpty && parcels.allSatisfy { $0.shortfall == nil })
  }

  /// Returns what is to be complained of.
  private func put(
    _ parcel: ExportParcel, _ draft: ExportWriter.Draft?, _ writer: ExportWriter
  ) throws(Failure) -> [DisplayText] {
    let isKept = isKept(parcel)
    if let draft { try writer.write(draft) }
    if !isKept, case .standardOutput = place { try Process.write(parcel.export) }
    if !writer.isRepeated { parcel.remarks.forEach(Process.remark) }
    guard let shortfall = parcel.shortfall else { return [] }
    return [isKept ? "\(shortfall); nothing is written" : shortfall]
  }

  /// Whether what stands there stays: a file that is kept fresh keeps relays that may work still.
  private func isKept(_ parcel: ExportParcel) -> Bool {
    parcel.export.isEmpty || (parcel.shortfall != nil && interval != nil)
  }

  /// What to write into its file; `nil` where there is nothing to, or no file.
  private func draft(
    of parcel: ExportParcel, _ writer: ExportWriter
  ) throws(Failure) -> ExportWriter.Draft? {
    guard !isKept(parcel) else { return nil }
    switch place {
    case .standardOutput: return nil
    case .file(let path): return try writer.draft(of: parcel.export, for: path)
    case .folder(let folder):
      let path = "\(folder)/\(parcel.fileName(as: order.format))"
      return try writer.draft(of: parcel.export, for: path)
    }
  }

  /// Waits until the next fetch is due; `false` where that is not to come.
  private func sleep(after round: Round, _ interval: Duration) async -> Bool {
    let servers = round.snapshot.regions.flatMap(\.iceServers)
    let wait = CredentialExpiry.wait(
      for: servers, atMost: round.isComplete ? interval : min(interval, Self.patience),
      now: Date().timeIntervalSince1970)
    return (try? await Task.sleep(for: wait)) != nil
  }
}

/// What came of exporting once.
private struct Round {
  /// The last one that was exported.
  var snapshot: Snapshot
  var complaints: [DisplayText]
  var isComplete: Bool

  var status: Int32 { (isComplete ? ExitStatus.allUsable : .someUnusable).rawValue }

  /// Complains of what was not complained of the last time.
  func tell(after last: Round? = nil) {
    for complaint in complaints where last?.complaints.contains(complaint) != true {
      Process.complain(complaint)
    }
  }
}

extension Failure {
  fileprivate init(_ error: ExportError) {
    self.init(error.displayText, .noneUsable)
  }
}
