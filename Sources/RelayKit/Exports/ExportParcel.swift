/// A text to write, and what is to be said beside it.
package struct ExportParcel: Equatable, Sendable {
  /// The region it is of, or the first of them.
  package var region: DisplayText
  package var export: Export
  /// What was left out of it, by measurement and by its consumer.
  package var omissions: [ExportOmission]
  /// What the text alone cannot bring about.
  package var advice: [DisplayText] = []
  /// Whether it has more servers than browsers take without delay.
  var slowsBrowsers = false
  /// That relays were asked for and none is left; `nil` where one is.
  package var shortfall: DisplayText?

  /// The name of its file where each region has one, without its extension.
  var fileStem = ""

  package func fileName(as format: ExportFormat) -> String {
    "\(fileStem).\(format.fileExtension)"
  }

  /// A name for the file of each region: no slash, no dot at its start, and none twice, also where
  /// a file system takes small and capital letters for the same.
  static func fileStems(of regions: [Region]) -> [Region: String] {
    var taken: Set<String> = []
    return regions.reduce(into: [:]) { stems, region in
      let name = String(region.name.map { $0 == "/" ? "_" : $0 })
      let stem = name.hasPrefix(".") ? "_" + name.dropFirst() : name
      var (unique, count) = (stem, 1)
      while !taken.insert(unique.lowercased()).inserted {
        count += 1
        unique = "\(stem)-\(count)"
      }
      stems[region] = unique
    }
  }

  /// What a person should know, a line each.
  package var remarks: [DisplayText] {
    let count = export.servers.count
    let many: [DisplayText] =
      slowsBrowsers
      ? ["\(count) servers: five or more slow browsers down; --keep measured keeps four a region"]
      : []
    return omissions.map(\.displayText) + advice + many
  }
}
