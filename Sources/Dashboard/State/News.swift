import RelayKit

/// What happened to regions, or to servers of one region: the same to all of them.
struct News: Equatable, Sendable {
  /// What happened, and where.
  private struct Event: Hashable {
    /// The servers' region; `nil` where regions are what it is about.
    var scope: Region?
    var words: DisplayText
    var role: Role
  }

  private let event: Event
  /// Names of regions, or URLs.
  private(set) var subjects: [DisplayText]

  init(of region: Region, _ words: DisplayText, _ role: Role) {
    event = Event(scope: nil, words: words, role: role)
    subjects = [region.displayName]
  }

  init(of url: DisplayText, in region: Region, _ words: DisplayText, _ role: Role) {
    event = Event(scope: region, words: words, role: role)
    subjects = [url]
  }

  /// Both as one; `nil` where they are not of one event, or one subject is in both.
  func joined(with other: News) -> News? {
    guard other.event == event, Set(subjects).isDisjoint(with: other.subjects) else { return nil }
    var sum = self
    sum.subjects += other.subjects
    return sum
  }

  /// Whether a sentence about the same region has these words in it.
  func isSaid(in sentence: DisplayText?) -> Bool {
    sentence?.text.contains(event.words.text) == true
  }

  var message: Message { Message(text: "\(subject): \(event.words)", role: event.role) }

  /// By name, and where there are many by number: the region's detail tells of each server.
  private var subject: DisplayText {
    guard let scope = event.scope, subjects.count > 1 else {
      return subjects.count > Self.mostNamed
        ? "\(subjects.count) regions" : subjects.joined(separator: ", ")
    }
    return "\(scope.displayName), \(subjects.count) URLs"
  }

  private static let mostNamed = 3

  /// Those of one event as one, in the order in which each was first told of; each subject is in one
  /// of them at most.
  static func summedUp(_ all: [News]) -> [News] {
    var sums: [News] = []
    var places: [Event: Int] = [:]
    for news in all {
      if let place = places[news.event] {
        sums[place].subjects += news.subjects
      } else {
        places[news.event] = sums.count
        sums.append(news)
      }
    }
    return sums
  }
}
