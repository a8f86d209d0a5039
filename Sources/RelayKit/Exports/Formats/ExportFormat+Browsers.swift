// What ends in a browser's RTCPeerConnection.
extension ExportFormat {
  static let browsers: [ExportFormat] = [
    ExportFormat(
      "json", "browsers, any RTCPeerConnection", in: "RTCConfiguration as JSON", "json",
      policy: .written, rules: browserRules, write: JSONShape.configuration),
    ExportFormat(
      "js", "JavaScript", in: "a module", "mjs", policy: .written, rules: browserRules,
      write: ScriptShape.javaScript),
    ExportFormat(
      "ts", "TypeScript", in: "a module", "ts", policy: .written, rules: browserRules,
      write: ScriptShape.typeScript),
    ExportFormat(
      "peerjs", "PeerJS", in: "new Peer(id, peerOptions)", "mjs", policy: .written,
      rules: browserRules, write: ScriptShape.peerJS),
    ExportFormat(
      "simple-peer", "simple-peer", in: "new SimplePeer(peerOptions)", "mjs", policy: .written,
      rules: browserRules, write: ScriptShape.simplePeer),
    ExportFormat(
      "trystero", "Trystero", in: "joinRoom(roomOptions, id)", "mjs", policy: .written,
      rules: browserRules, write: ScriptShape.trystero),
    ExportFormat(
      "mediasoup-client", "mediasoup-client", in: "createSendTransport's options", "mjs",
      policy: .written, rules: browserRules, write: ScriptShape.mediasoup),
    ExportFormat(
      "pairdrop", "PairDrop", in: "rtc_config.json, named by RTC_CONFIG", "json", policy: .written,
      rules: browserRules, write: JSONShape.pairDrop),
    ExportFormat(
      "mattermost", "Mattermost Calls", in: "ICEServersConfigs", "json", takesStrings: false,
      rules: browserRules, write: JSONShape.list),
    ExportFormat(
      "synapse", "Matrix Synapse", in: "to merge into homeserver.yaml", "yaml",
      rules: [
        .schemes([.turn, .turns], "it hands out TURN URIs alone"), .oneLogin,
      ] + browserRules, write: YAMLShape.synapse),
    ExportFormat(
      "whip", "WHIP and WHEP servers", in: "answers, as Link header fields", "txt",
      rules: [.noDTLS, .oneLine, .ascii], write: LinkShape.fields),
    ExportFormat(
      "obs", "OBS over WHIP", in: "the WHIP server's answers, as Link header fields", "txt",
      rules: [
        .schemes([.stun, .turn], "OBS reads stun: and turn: alone"), .oneLine, .ascii,
        .login(without: ",;", "OBS splits the field at , and ; even within quotes"),
        .login(
          without: "\"\\", "OBS takes \" and \\ as they stand, where a field must escape them"),
      ], write: LinkShape.fields),
  ]

  private static let browserRules: [ExportRule] = [.noDTLS, .browserPorts]
}
