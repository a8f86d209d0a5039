extension ICEServer {
  /// The entries of a JSON document, in its order.
  ///
  /// - A bare array, as the service sends it; or an object with the array as `iceServers` or
  ///   `data`; or one entry alone.
  /// - A string that holds one of these as a document of its own counts as that document.
  /// - An entry has `urls`, or `url` as before 2013, a string or an array of strings; or is itself
  ///   a URL.
  /// - An entry without a URL is kept as malformed: it costs its own row, not the others.
  package static func list(parsing document: [UInt8]) throws(ICEServerListError) -> [ICEServer] {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: document)
    } catch {
      throw ICEServerListError(error, in: document)
    }
    guard let entries = entries(in: value) else { throw .notAList }
    guard !entries.isEmpty else { throw .empty }
    return entries.map(ICEServer.init(entry:))
  }

  private static func entries(in value: JSONValue) -> [JSONValue]? {
    let value = value.unwrapped
    if case .array(let entries) = value { return entries }
    if value["urls"] != nil || value["url"] != nil { return [value] }
    return (value["iceServers"] ?? value["data"]).flatMap(entries)
  }

  /// An entry of a list.
  init(entry: JSONValue) {
    let entry = entry.unwrapped
    let username = entry["username"]?.scalarText.map(Secret.init)
    let credential = entry["credential"]?.scalarText.map(Secret.init)
    let credentialType = entry["credentialType"]?.string
    switch entry["urls"] ?? entry["url"] ?? entry {
    case .string(let url) where url.mayBeURL:
      self.init(
        urls: [url], username: username, credential: credential, credentialType: credentialType)
    case .array(let urls) where !urls.isEmpty:
      self.init(
        urls: urls.map(\.outline), urlsWereArray: true, username: username,
        credential: credential, credentialType: credentialType,
        isMalformed: !urls.contains { $0.string?.mayBeURL ?? false })
    case let other:
      self.init(urls: [other.outline], isMalformed: true)
    }
  }
}

extension JSONValue {
  /// A string, or what a browser makes a string of.
  fileprivate var scalarText: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let truth): "\(truth)"
    case .null, .array, .object: nil
    }
  }

  /// What stands in a URL's place, without the members' values, since those may be secret.
  fileprivate var outline: String {
    switch self {
    case .null: "null"
    case .object(let members): "{" + members.keys.sorted().joined(separator: ", ") + "}"
    case .array(let elements): "[" + elements.map(\.outline).joined(separator: ", ") + "]"
    case .string(""): "\"\""
    case .string(let text): text.mayBeURL ? text : "(hidden)"
    case .bool, .number: scalarText ?? ""
    }
  }
}

/// Why a document holds no list of ICE servers; quotes nothing of it.
package enum ICEServerListError: Error, Equatable {
  case html
  case nothing
  case notJSON(JSONSyntaxError)
  case notAList
  case empty

  fileprivate init(_ error: JSONSyntaxError, in document: [UInt8]) {
    let start = String(decoding: document.prefix(200), as: UTF8.self)
    self = start.isMarkup ? .html : document.isEmpty ? .nothing : .notJSON(error)
  }
}

extension ICEServerListError {
  /// What the document is instead, as the second half of a sentence about its source.
  package var displayText: DisplayText {
    switch self {
    case .html: "HTML, not JSON"
    case .nothing: "nothing at all"
    case .notJSON(let error): "what is not JSON (\(error.displayText))"
    case .notAList: "JSON without a list of ICE servers"
    case .empty: "an empty list of ICE servers"
    }
  }
}

extension String {
  /// Whether this is HTML or XML: it begins with a tag.
  var isMarkup: Bool {
    drop { $0.isWhitespace || $0 == "\u{FEFF}" }.first == "<"
  }

  /// Whether JSON may stand in this, in whole or in part, and with it what is secret.
  var holdsJSON: Bool { contains(where: "{[\"".contains) }

  /// Whether there is something that is no JSON object, of which a brace would tell.
  fileprivate var mayBeURL: Bool { !isEmpty && !contains("{") }
}
