extension Region {
  /// The region that a misspelt name most likely means; `nil` where none is close.
  package static func nearest(to misspelt: String) -> Region? {
    let words = misspelt.split(omittingEmptySubsequences: false) { "- .".contains($0) }
    let names = (all + [accountDefault]).map(\.name)
    return Spelling.nearest(to: words.joined(separator: "_"), among: names)
      .flatMap(Region.init(named:))
  }
}
