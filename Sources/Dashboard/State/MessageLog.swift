import RelayKit

/// What was said and what happened, the latest first, so that nothing that flew by is lost.
struct MessageLog: Equatable, Sendable {
  struct Entry: Equatable, Sendable {
    /// When it was last said, in seconds since 1970.
    var time: Double
    var message: Message
    /// How often it was said, with nothing else between.
    var count = 1
    /// What the message sums up; `nil` where it is of no region and no server.
    var news: News?
  }

  private(set) var entries: [Entry] = []

  /// How many seconds apart the same may be said of several and still be one event.
  private static let eventLength = 10.0

  /// More than anybody reads, and little to keep.
  private static let limit = 500

  /// Counts what was said last instead of saying it again.
  mutating func add(_ message: Message, at time: Double) {
    if let latest = entries.first, latest.message == message {
      entries[0] = Entry(time: time, message: message, count: latest.count + 1)
      return
    }
    insert(Entry(time: time, message: message))
  }

  /// Adds it to what was just said of others alike.
  mutating func add(_ news: News, at time: Double) {
    guard news.message != entries.first?.message else { return add(news.message, at: time) }
    let recent = entries.prefix { time - $0.time <= Self.eventLength }
    let sums = recent.map { $0.count > 1 ? nil : $0.news?.joined(with: news) }
    let index = sums.firstIndex { $0 != nil }
    let sum = index.flatMap { sums[$0] } ?? news
    if let index { entries.remove(at: index) }
    insert(Entry(time: time, message: sum.message, news: sum))
  }

  private mutating func insert(_ entry: Entry) {
    entries.insert(entry, at: 0)
    if entries.count > Self.limit { entries.removeLast() }
  }
}

extension Snapshot {
  /// What is worth telling of the way from `old` to this: credentials that failed or came back, and
  /// servers that stopped or began to work.
  ///
  /// Left out is what the sentences of `told`, each of a region, say already.
  func news(since old: Snapshot, besides told: [Region: DisplayText] = [:]) -> [News] {
    let pairs = zip(old.regions, regions).filter { $0.region == $1.region }
    let credentials = pairs.compactMap { old, new in
      new.news(ofFetchSince: old).flatMap { $0.isSaid(in: told[new.region]) ? nil : $0 }
    }
    var seen: Set<[DisplayText]> = []
    let servers = pairs.flatMap { old, new in
      new.news(ofServersSince: old)
        .filter { seen.insert($0.subjects).inserted && !$0.isSaid(in: told[new.region]) }
    }
    return News.summedUp(credentials + servers)
  }

  /// What is worth telling of all together: that the survey has ended, and what is relayed.
  func messages(since old: Snapshot) -> [Message] {
    let end = old.failure == nil ? failure.map { Message(text: $0, role: .trouble) } : nil
    return [end].compactMap { $0 } + news(ofEchoesSince: old)
  }

  /// What is about to be relayed, and what was.
  private func news(ofEchoesSince old: Snapshot) -> [Message] {
    guard let echoes, let before = old.echoes else { return [] }
    let hasBegun = echoes.begun > before.begun || echoes.leftOut > before.leftOut
    let hasEnded = echoes.underway == 0 && echoes.spent > before.spent
    return [
      hasBegun ? Message(text: echoes.announcement) : nil,
      hasEnded ? Message(text: "relayed \(echoes.account)") : nil,
    ].compactMap { $0 }
  }
}

extension RegionSnapshot {
  fileprivate func news(ofFetchSince old: RegionSnapshot) -> News? {
    switch (old.fetch, fetch) {
    case (.failed, .fetched): News(of: region, "credentials came", .good)
    case (.failed(let before, _), .failed(let reason, _)) where before == reason: nil
    case (_, .failed(let reason, _)): News(of: region, reason, .trouble)
    default: nil
    }
  }

  /// By URL, which names the host: regions that share a server say it once.
  fileprivate func news(ofServersSince old: RegionSnapshot) -> [News] {
    let before = Dictionary(old.servers.map { ($0.url, $0.verdict) }) { first, _ in first }
    return servers.compactMap { $0.news(since: before[$0.url] ?? .pending, in: region) }
  }
}

extension ServerSnapshot {
  fileprivate func news(since old: Verdict, in region: Region) -> News? {
    guard verdict != .pending, verdict != old else { return nil }
    if verdict.isUsable {
      guard old != .pending, !old.isUsable else { return nil }
      return News(of: url, in: region, "working again", .good)
    }
    return News(of: url, in: region, reason ?? verdict.displayName, .trouble)
  }
}
