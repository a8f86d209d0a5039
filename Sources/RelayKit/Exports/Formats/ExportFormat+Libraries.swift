// What programs are written with.
extension ExportFormat {
  static let libraries: [ExportFormat] = [
    ExportFormat(
      "pion", "Pion, any Go", in: "webrtc.Configuration, by encoding/json", "json",
      policy: .written, takesStrings: false, write: JSONShape.configuration),
    ExportFormat(
      "aiortc", "aiortc", in: "a Python module", "py", policy: .written,
      rules: [
        .noDTLS, .stunServers(atMost: 1, "aiortc uses the first STUN server alone"),
        .relays(atMost: 1, "aiortc uses the first relay alone"),
      ], write: PythonShape.aiortc),
    ExportFormat(
      "libdatachannel", "libdatachannel", in: "rtc::IceServer, a URL a line", "txt",
      rules: [
        .schemes([.stun, .turn], "libjuice speaks no TLS"),
        .only([.udp], "libjuice speaks UDP alone to relays"),
        .relays(atMost: 2, "libjuice takes two relays"),
      ], write: URLShape.libdatachannel),
    ExportFormat(
      "gstreamer", "GStreamer", in: "properties of webrtcbin, whipsink, whepsrc", "txt",
      policy: .written,
      rules: [
        .schemes([.stun, .turn], .noTLSInLibnice),
        .stunServers(atMost: 1, "webrtcbin has one stun-server"),
        .relays(atMost: 1, "webrtcbin has one turn-server; its add-turn-server takes more"),
      ], write: URLShape.gstreamer),
  ]
}
