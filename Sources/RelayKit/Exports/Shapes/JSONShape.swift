/// JSON documents, which have no place for a comment.
enum JSONShape {
  @Sendable static func configuration(_ document: ExportDocument) -> String {
    EntryShape.configuration(document).json() + "\n"
  }

  /// The entries alone.
  @Sendable static func list(_ document: ExportDocument) -> String {
    EntryShape.list(document).json() + "\n"
  }

  /// PairDrop's rtc_config.json.
  @Sendable static func pairDrop(_ document: ExportDocument) -> String {
    let semantics = [("sdpSemantics", Literal.text("unified-plan"))]
    return EntryShape.configuration(document, before: semantics).json() + "\n"
  }

  /// Selkies' rtc.json, which has the form that Google's networktraversal service answered in; a
  /// lifetime that is not known is a day, which is what Selkies writes itself.
  @Sendable static func selkies(_ document: ExportDocument) -> String {
    let seconds = document.lifetime?.components.seconds ?? 86_400
    return EntryShape.configuration(
      document, before: [("lifetimeDuration", .text("\(seconds)s"))],
      after: [("blockStatus", .text("NOT_BLOCKED"))]
    ).json() + "\n"
  }
}
