/// What an export was asked for.
package struct ExportOrder: Equatable, Sendable {
  /// Which of a region's servers are wanted.
  package enum Keep: String, Sendable, CaseIterable {
    /// Each that its consumer takes.
    case all
    /// Those proven from here, at most four a region.
    case measured
  }

  package var format: ExportFormat
  package var policy = ICETransportPolicy.all
  package var keep = Keep.all
  /// The only URL that is wanted; `nil` for all.
  package var url: String?
  /// Whether only the best region is wanted.
  package var bestOnly = false
  /// Whether each region gets a text of its own.
  package var splitsRegions = false
  /// The addresses that were chosen before, for a consumer that takes no names.
  package var addresses = HostAddresses.none
  /// The regions that had relays before, and are to have some still.
  private var relayed: Set<Region> = []

  package init(format: ExportFormat) {
    self.format = format
  }

  /// Whether credentials alone are not enough to fulfil it.
  package var needsMeasuring: Bool { keep == .measured || bestOnly }

  /// Whether addresses are to be known.
  package var needsAddresses: Bool { !format.takesNames }

  /// The order that comes after one of `snapshot`: it stays with the addresses chosen there, and
  /// misses relays where there were some.
  package func following(_ snapshot: Snapshot) -> ExportOrder {
    var order = self
    order.addresses = HostAddresses(of: snapshot.regions, keeping: addresses)
    order.relayed.formUnion(
      snapshot.regions.filter { $0.iceServers.contains(where: \.hasRelay) }.map(\.region))
    return order
  }

  /// Makes the texts of what is known, one for all regions or one for each.
  ///
  /// Regions whose servers are not known are left out. One text of several may be empty, and says so
  /// in its `shortfall` where it was to hold relays.
  package func parcels(of snapshot: Snapshot) throws(ExportError) -> [ExportParcel] {
    let regions = try wanted(of: snapshot)
    if let url, regions.allSatisfy({ $0.iceServers.keeping(url).isEmpty }) {
      throw .unknownURL(DisplayText(url: url))
    }
    let selections = regions.map { region in (region, selection(of: region)) }
    let groups = splitsRegions ? selections.map { [$0] } : [selections]
    // Of all regions, so that none takes the name of one that is missing for a while.
    let stems = ExportParcel.fileStems(of: snapshot.regions.map(\.region))
    let parcels = groups.map { group in
      var parcel = parcel(of: group, at: snapshot.time)
      if needsMeasuring, !snapshot.provesRelays, parcel.export.holdsCredentials {
        parcel.advice.append("no relay is proven: without allocations they have only answered")
      }
      parcel.fileStem = group.first.flatMap { stems[$0.0.region] } ?? ""
      return parcel
    }
    guard !parcels.allSatisfy(\.export.isEmpty) else {
      throw .nothingLeft(format, parcels.flatMap(\.omissions))
    }
    return parcels
  }

  private func wanted(of snapshot: Snapshot) throws(ExportError) -> [RegionSnapshot] {
    let known = snapshot.regions.filter { !$0.iceServers.isEmpty }
    guard bestOnly else { return known }
    guard let best = known.first(where: { $0.region == snapshot.best }) else {
      throw .noneQualifies
    }
    return [best]
  }

  private func selection(of region: RegionSnapshot) -> Selection {
    guard keep == .measured else {
      return Selection(servers: asked(of: region), omissions: [])
    }
    let addresses = HostAddresses(of: [region], keeping: addresses)
    let measured = MeasuredSelection(of: region, url: url) { servers in
      let export = Export(of: servers, as: format, policy: policy, addresses: addresses)
      return export.servers.count == servers.count
    }
    return Selection(servers: measured.servers, omissions: measured.omissions)
  }

  private func asked(of region: RegionSnapshot) -> [ICEServer] {
    url.map(region.iceServers.keeping) ?? region.iceServers
  }

  private func parcel(
    of regions: [(RegionSnapshot, Selection)], at time: Double
  ) -> ExportParcel {
    let names = regions.map { $0.0.region.displayName }
    let omissions = regions.flatMap(\.1.omissions)
    let title: DisplayText =
      "ICE servers of \(names.joined(separator: ", ")), by turntop export"
    let export = Export(
      of: regions.flatMap(\.1.servers), as: format, policy: policy,
      notes: [title] + omissions.map(\.displayText), time: time,
      addresses: HostAddresses(of: regions.map(\.0), keeping: addresses))
    var parcel = ExportParcel(
      region: names.first ?? .empty, export: export, omissions: omissions + export.omissions,
      advice: export.advice)
    if policy == .relay, let advice = format.relayAdvice { parcel.advice.append(advice) }
    parcel.slowsBrowsers = format.isForBrowsers && export.servers.count > 4
    parcel.advice += CredentialExpiry.remarks(on: export.servers, at: time)
    let hadRelays = regions.contains { asked(of: $0.0).contains(where: \.hasRelay) }
    parcel.shortfall =
      lostRelays(of: regions.map(\.0)) ?? (hadRelays ? shortfall(of: parcel, names) : nil)
    return parcel
  }

  /// Says which regions had relays before and have none now; `nil` for none, and where one URL was
  /// chosen.
  private func lostRelays(of regions: [RegionSnapshot]) -> DisplayText? {
    let lost = regions.filter { region in
      relayed.contains(region.region) && !region.iceServers.contains(where: \.hasRelay)
    }.map(\.region.displayName)
    guard url == nil, !lost.isEmpty else { return nil }
    return "\(lost.joined(separator: ", ")): the service gives no relay any more, STUN alone"
  }

  private func shortfall(of parcel: ExportParcel, _ names: [DisplayText]) -> DisplayText? {
    guard !parcel.export.servers.contains(where: \.uri.scheme.isRelay) else { return nil }
    return """
      \(names.joined(separator: ", ")): no relay is left for \(format.consumer): \
      \(parcel.omissions.summary)
      """
  }

  private struct Selection {
    var servers: [ICEServer]
    var omissions: [ExportOmission]
  }
}

extension ICEServer {
  fileprivate var hasRelay: Bool {
    urls.contains { (try? ServerURI(parsing: $0))?.scheme.isRelay ?? false }
  }
}

extension [ICEServer] {
  /// The entries with one URL alone, as it is written or as it is meant.
  func keeping(_ url: String) -> [ICEServer] {
    let uri = try? ServerURI(parsing: url)
    return compactMap { entry in
      var kept = entry
      kept.urls = entry.urls.filter { other in
        other == url || (uri != nil && (try? ServerURI(parsing: other)) == uri)
      }
      return kept.urls.isEmpty ? nil : kept
    }
  }
}
