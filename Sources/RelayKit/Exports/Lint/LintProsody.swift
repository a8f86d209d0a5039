/// What Prosody's configuration names: tables with a type, as mod_external_services reads them, and
/// the options of mod_turn_external.
///
/// ```
/// external_services = { { type = "turn", host = "a.example", port = 443, secret = true } }
/// VirtualHost "b.example"
///   turn_external_host = "a.example"
///   turn_external_secret = "s"
/// ```
///
/// - A table is a server where its type says so, or where it stands in `external_services`.
/// - Without a host, the default of the module is meant: `external_service_host`, or the virtual
///   host's own name.
/// - An option of a virtual host goes before that of the whole server.
/// - What is an expression is not known before it is read.
struct LintProsody: Sendable {
  private let text: LintText
  private let logins: LintLogins
  private let kind: LintKind
  /// What is set outside of tables, with its section.
  private let options: [Option: LintText.Member]
  private let sections: LintSections
  /// Whether a secret of mod_turn_external is set, and not to nothing; `nil` where none is set.
  private let hasSecret: Bool?

  private struct Option: Hashable {
    let name: String
    let section: Int
  }

  static let names: Set<String> = [
    "type", "host", "port", "transport", "external_service_host", "external_service_port",
    "turn_external_host", "turn_external_port", "turn_external_tls_port",
  ]

  init(_ text: LintText, _ logins: LintLogins, _ kind: LintKind) {
    self.text = text
    self.logins = logins
    self.kind = kind
    let sections = LintSections(text.source)
    self.sections = sections
    let outside = text.members.filter { $0.group == 0 }
    options = Dictionary(
      outside.map { (Option(name: $0.name, section: sections.index(of: $0.line)), $0) }
    ) { $1 }
    let secrets = outside.filter { $0.name == "turn_external_secret" }
    hasSecret = secrets.isEmpty ? nil : secrets.contains { !$0.value.isEmpty }
  }

  var servers: [LintServer] { tables + turnExternal }

  /// An option of a section, or of the whole server.
  private func option(_ name: String, in section: Int) -> LintText.Member? {
    options[Option(name: name, section: section)] ?? options[Option(name: name, section: 0)]
  }
}

// Tables.
extension LintProsody {
  private var tables: [LintServer] {
    var reading = text
    let services = reading.tables(named: ["external_services", "turncredentials"])
    var groups: [Int: [String: LintText.Member]] = [:]
    var order: [Int] = []
    for member in text.members where member.group > 0 && ["type", "host"].contains(member.name) {
      if groups[member.group] == nil { order.append(member.group) }
      groups[member.group, default: [:]][member.name] = member
    }
    return order.compactMap { group in
      guard let table = groups[group], let place = table["host"] ?? table["type"] else {
        return nil
      }
      let isService = services.hold(place.range.lowerBound)
      let type = table["type"].flatMap { $0.isQuoted ? $0.value.lowercased() : nil }
      let isServer = type.map { ServerURI.Scheme(rawValue: $0) != nil } ?? false
      return isServer || isService ? server(of: table, type, at: place) : nil
    }
  }

  private func server(
    of table: [String: LintText.Member], _ type: String?, at place: LintText.Member
  ) -> LintServer? {
    let section = sections.index(of: place.line)
    guard type.map({ !LintHoles.are(in: $0) }) ?? true else { return nil }
    let named = table["host"] ?? option("external_service_host", in: section)
    guard let host = named.map(LintHost.init) ?? sections.host(of: section), let name = host.name,
      !name.isEmpty
    else { return nil }
    let port =
      logins.member("port", in: place.group) ?? option("external_service_port", in: section)
    let transport = logins.member("transport", in: place.group)
    let url = LintParts(scheme: .turn, host: "").url(
      name, port: port?.literal, transport: transport?.literal, scheme: type)
    return LintServer(url, at: .line(host.line)) {
      $0.belongs(to: logins[place.group], of: kind, list: text.list(of: place.group))
      $0.isWritten = false
    }
  }
}

// The options of mod_turn_external.
extension LintProsody {
  private var turnExternal: [LintServer] {
    let hosts = text.members.filter { $0.name == "turn_external_host" }
    guard hosts.isEmpty else { return hosts.flatMap { servers(of: $0, at: LintHost($0)) } }
    return text.members.filter { $0.name == "turn_external_secret" }.flatMap { secret in
      servers(of: secret, at: sections.host(of: sections.index(of: secret.line)))
    }
  }

  private func servers(of member: LintText.Member, at host: LintHost?) -> [LintServer] {
    let section = sections.index(of: member.line)
    let port = option("turn_external_port", in: section)?.literal
    let tls = option("turn_external_tls_port", in: section).map {
      server("turns", host, $0.literal, section)
    }
    return [server("turn", host, port, section), tls ?? nil].compactMap(\.self)
  }

  private func server(
    _ scheme: String, _ host: LintHost?, _ port: String?, _ section: Int
  ) -> LintServer? {
    guard let host, let name = host.name, !name.isEmpty else { return nil }
    let url = LintParts(scheme: .turn, host: "").url(
      name, port: port, transport: scheme == "turns" ? "tcp" : "udp", scheme: scheme)
    return LintServer(url, at: .line(host.line)) {
      $0.isWritten = false
      $0.hasLogin = hasSecret(in: section)
      $0.wantedSecret = "turn_external_secret"
    }
  }

  /// Whether there is a secret for a section, or, for the whole server, for any; `nil` where it may
  /// stand in a file that is included.
  private func hasSecret(in section: Int) -> Bool? {
    let secret = option("turn_external_secret", in: section).map { !$0.value.isEmpty }
    return (section == 0 ? hasSecret : secret) ?? (sections.includesFiles ? nil : false)
  }
}

extension LintText {
  /// Where the tables of these names stand, in their order: `name = { … }`.
  fileprivate mutating func tables(named names: Set<String>) -> [Range<Int>] {
    var tables: [Range<Int>] = []
    var open: (start: Int, depth: Int)?
    var depth = 0
    for line in source.lines {
      var place = line.lowerBound
      while place < line.upperBound {
        if let end = stringEnd(from: place, before: line.upperBound) {
          place = end
          continue
        }
        if source.has("{", at: place, before: line.upperBound) {
          depth += 1
          if open == nil, names.contains(source.name(before: place)) { open = (place, depth) }
        } else if source.has("}", at: place, before: line.upperBound) {
          if let table = open, table.depth == depth {
            tables.append(table.start..<place)
            open = nil
          }
          depth -= 1
        }
        place += 1
      }
    }
    return tables
  }
}

extension LintSource {
  /// The name that a bracket's value gets; empty for none.
  fileprivate func name(before bracket: Int) -> String {
    let sign = last(before: bracket) { !$0.isBlank }
    guard sign > 0, bytes[sign - 1] == UInt8(ascii: "=") else { return "" }
    let end = last(before: sign - 1) { !$0.isBlank }
    let start = last(before: end) { !$0.isWord }
    return end - start < 40 ? text(start..<end) : ""
  }

  /// Behind the last byte before `end` that is wanted; 0 for none, or none of the 60 before.
  private func last(before end: Int, where isWanted: (UInt8) -> Bool) -> Int {
    var place = end
    while place > max(0, end - 60), !isWanted(bytes[place - 1]) { place -= 1 }
    return place
  }
}

extension [Range<Int>] {
  /// Whether one of these, which stand in their order, holds a place.
  fileprivate func hold(_ place: Int) -> Bool {
    let next = prefixCount { $0.lowerBound <= place }
    return next > 0 && self[next - 1].contains(place)
  }
}
