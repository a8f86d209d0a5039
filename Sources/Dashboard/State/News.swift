import RelayKit

/// What happened to regions, or to servers of one region: the same to all of them.
struct News: Equatable, Sendable {
  /// The servers' region; `nil` where regions are what it is about.
  private let scope: Region?
  /// Names of regions, or URLs.
  private(set) var subjects: [DisplayText]
  private let event: DisplayText
  private let role: Role

  init(of region: Region, _ event: DisplayText, _ role: Role) {
    (scope, subjects, self.event, self.role) = (nil, [region.displayName], event, role)
  }

  init(of url: DisplayText, in region: Region, _ event: DisplayText, _ role: Role) {
    (scope, subjects, self.event, self.role) = (region, [url], event, role)
  }

  /// Both as one; `nil` where they are not of one event, or one subject is in both.
  func joined(with other: News) -> News? {
    guard other.scope == scope, other.event == event, other.role == role,
      Set(subjects).isDisjoint(with: other.subjects)
    else { return nil }
    var sum = self
    sum.subjects += other.subjects
    return sum
  }

  var message: Message { Message(text: "\(subject): \(event)", role: role) }

  /// By name, and where there are many by number: the region's detail tells of each server.
  private var subject: DisplayText {
    guard let scope, subjects.count > 1 else {
      return subjects.count > Self.mostNamed
        ? "\(subjects.count) regions" : subjects.joined(separator: ", ")
    }
    return "\(scope.displayName), \(subjects.count) URLs"
  }

  private static let mostNamed = 3
}

extension [News] {
  /// Those of one event as one, in the order in which each was first told of.
  var summedUp: [News] {
    reduce(into: []) { sums, news in
      for (index, sum) in sums.enumerated() {
        guard let joined = sum.joined(with: news) else { continue }
        sums[index] = joined
        return
      }
      sums.append(news)
    }
  }
}
