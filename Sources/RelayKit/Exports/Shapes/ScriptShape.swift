/// JavaScript and TypeScript modules that export a constant.
enum ScriptShape {
  @Sendable static func javaScript(_ document: ExportDocument) -> String {
    constant("rtcConfiguration", EntryShape.configuration(document), document)
  }

  @Sendable static func typeScript(_ document: ExportDocument) -> String {
    constant("rtcConfiguration: RTCConfiguration", EntryShape.configuration(document), document)
  }

  /// The part of mediasoup-client's transport options that is about ICE.
  @Sendable static func mediasoup(_ document: ExportDocument) -> String {
    constant("iceOptions", EntryShape.configuration(document), document)
  }

  /// PeerJS's second argument; `config` takes the place of its own default.
  @Sendable static func peerJS(_ document: ExportDocument) -> String {
    let configuration = EntryShape.configuration(
      document, after: [("sdpSemantics", .text("unified-plan"))])
    return constant("peerOptions", .map([("config", configuration)]), document)
  }

  @Sendable static func simplePeer(_ document: ExportDocument) -> String {
    let configuration = EntryShape.configuration(document)
    return constant("peerOptions", .map([("config", configuration)]), document)
  }

  @Sendable static func trystero(_ document: ExportDocument) -> String {
    let configuration = EntryShape.configuration(document)
    return constant("roomOptions", .map([("rtcConfig", configuration)]), document)
  }

  private static func constant(
    _ name: String, _ value: Literal, _ document: ExportDocument
  ) -> String {
    "\(document.comments("//"))export const \(name) = \(value.json());\n"
  }
}
