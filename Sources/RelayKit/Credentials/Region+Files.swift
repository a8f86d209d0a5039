extension Region {
  /// A region for each file, in their order.
  ///
  /// Its name is the file's without folder and extension; where that is taken, by an earlier file or
  /// by one of `others`, with a number after it: `own`, `own-2`.
  package static func files(at paths: [String], beside others: [Region] = []) -> [Region] {
    var taken = Set(others.map(\.name))
    var counts: [String: Int] = [:]
    return paths.map { path in
      let stem = DisplayText(sanitizing: stem(of: path), limit: 64)
      var name = stem
      while !taken.insert(name.text).inserted {
        let count = counts[stem.text, default: 1] + 1
        counts[stem.text] = count
        name = "\(stem)-\(count)"
      }
      return Region(name: name, file: path)
    }
  }

  /// The file's name without its extension; a name that is nothing else keeps it.
  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? "file"
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }
}
