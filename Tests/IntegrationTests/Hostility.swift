import TestSupport
import Testing

/// One way to treat clients badly, and what the server that does it is to be called.
struct Hostility: Sendable, CustomTestStringConvertible {
  enum Carriage: Sendable { case udp, tcp, tls }

  var testDescription: String
  var carriage: Carriage
  var verdict: String
  var stage: String?
  var reason: String?
  /// Whether what comes answers nothing that was asked.
  var isForeign: Bool
  var script: ScriptedServer.Script

  init(
    _ what: String, over carriage: Carriage, _ verdict: String, at stage: String?,
    _ reason: String?, isForeign: Bool = false, _ script: @escaping ScriptedServer.Script
  ) {
    testDescription = what
    self.carriage = carriage
    self.verdict = verdict
    self.stage = stage
    self.reason = reason
    self.isForeign = isForeign
    self.script = script
  }

  /// What it is to be told for, with its port.
  func reason(_ port: UInt16) -> String? { reason?.replacing("PORT", with: "\(port)") }

  func url(_ port: UInt16) -> String {
    switch carriage {
    case .udp: "turn:127.0.0.1:\(port)"
    case .tcp: "turn:127.0.0.1:\(port)?transport=tcp"
    case .tls: "turns:127.0.0.1:\(port)?transport=tcp"
    }
  }
}

extension Hostility {
  static let banner = Array("SSH-2.0-OpenSSH_9.2\r\n".utf8)
  static let html = Array("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".utf8)

  static let ofDatagrams = [
    Hostility(
      "an attribute that overruns its message", over: .udp, "misconfigured", at: "binding",
      "Allocate failed: the answer cannot be read: malformed STUN message: "
        + "XOR-MAPPED-ADDRESS (0x0020) claims a length of 64 where 0 is left", isForeign: true
    ) {
      [.send(STUNReply.success(to: $0, [0x00, 0x20, 0x00, 0x40]))]
    },
    Hostility(
      "half a header", over: .udp, "misconfigured", at: "binding",
      "what answers is not a STUN server: message cut short: 12 bytes came where 20 "
        + "are needed", isForeign: true
    ) {
      [.send(Array(STUNReply.success(to: $0, STUNReply.mapped).prefix(12)))]
    },
    Hostility(
      "a datagram as long as there can be", over: .udp, "misconfigured", at: "binding",
      "what answers is not a STUN server: message cut short: 2048 bytes came where "
        + "65036 are needed", isForeign: true
    ) {
      let attribute = STUNReply.attribute(0x8022, [UInt8](repeating: 0x41, count: 65_000))
      return [.send(STUNReply.success(to: $0, STUNReply.mapped + attribute))]
    },
    Hostility(
      "an answer to nobody's request", over: .udp, "unreachable", at: "binding",
      "what comes back answers nothing that was asked: another service, or a middlebox that alters "
        + "or delays what passes; check the port, or try another network",
      isForeign: true
    ) { _ in
      [.send(STUNReply.message(1, 1, [UInt8](repeating: 7, count: 12), STUNReply.mapped))]
    },
    Hostility(
      "an answer from another address", over: .udp, "misconfigured", at: "binding",
      "answers come from 127.0.0.2:PORT, not from the address asked: a multihomed server or a "
        + "middlebox; browsers drop them; have it answer from where it is asked", isForeign: true
    ) {
      [.sendFromElsewhere(STUNReply.success(to: $0, STUNReply.mapped))]
    },
    Hostility(
      "the request itself", over: .udp, "unreachable", at: "binding",
      "what comes back answers nothing that was asked: another service, or a middlebox that alters "
        + "or delays what passes; check the port, or try another network",
      isForeign: true
    ) {
      [.send($0)]
    },
    Hostility(
      "HTTP in a datagram", over: .udp, "misconfigured", at: "binding",
      "what answers is not a STUN server: not a STUN message: the first byte is 0x48 "
        + "where 0x00 to 0x3f is due; another service may listen there", isForeign: true
    ) { _ in
      [.send(html)]
    },
  ]

  static let ofStreams = [
    Hostility(
      "HTTP", over: .tcp, "misconfigured", at: "binding",
      "what answers is not a STUN server: check the port", isForeign: true
    ) { _ in [.send(html)] },
    Hostility(
      "HTTP, and the end", over: .tcp, "misconfigured", at: "binding",
      "what answers is not a STUN server: check the port", isForeign: true
    ) { _ in
      [.send(html), .close]
    },
    Hostility(
      "the end alone", over: .tcp, "unreachable", at: "binding",
      "the server closes the connection without an answer: check the port"
    ) { _ in [.close] },
    Hostility(
      "half an answer, and the end", over: .tcp, "unreachable", at: "binding",
      "the server closes the connection without an answer: check the port"
    ) {
      [.send(Array(STUNReply.success(to: $0, STUNReply.mapped).prefix(12))), .close]
    },
    Hostility(
      "an answer a byte at a time, for ever", over: .tcp, "unreachable", at: "binding",
      "what comes back answers nothing that was asked: another service, or a middlebox that alters "
        + "or delays what passes; check the port, or try another network"
    ) {
      let header = [0x01, $0[1], 0xFF, 0xFC, 0x21, 0x12, 0xA4, 0x42] + STUNReply.id(of: $0)
      return header.flatMap { [.send([$0]), .pause(.milliseconds(10))] }
        + (0..<400).flatMap { _ in [.send([0]), .pause(.milliseconds(10))] }
    },
    Hostility(
      "an answer to nobody's request", over: .tcp, "unreachable", at: "binding",
      "what comes back answers nothing that was asked: another service, or a middlebox that alters "
        + "or delays what passes; check the port, or try another network",
      isForeign: true
    ) { _ in
      [.send(STUNReply.message(1, 1, [UInt8](repeating: 7, count: 12), STUNReply.mapped))]
    },
  ]

  static let ofTLS = [
    Hostility(
      "silence after the connection", over: .tls, "unreachable", at: "tls",
      "connects, but TLS does not finish: a proxy or firewall may intercept it; try another network"
    ) { _ in []
    },
    Hostility(
      "HTTP in place of a handshake", over: .tls, "unreachable", at: "tls",
      "TLS handshake failed: what answers does not speak TLS; check the port, or try another network"
    ) { _ in
      [.send(html)]
    },
    Hostility(
      "a handshake a byte at a time", over: .tls, "unreachable", at: "tls",
      "connects, but TLS does not finish: a proxy or firewall may intercept it; try another network"
    ) { _ in
      [.send([0x16, 0x03, 0x03, 0x40, 0x00, 0x02, 0x00, 0x3F, 0xFC])]
        + (0..<400).flatMap { _ in [.send([0]), .pause(.milliseconds(10))] }
    },
    Hostility(
      "the end of the connection", over: .tls, "unreachable", at: "tls",
      "TLS handshake failed: the server closes the connection; check the port, or try another network"
    ) { _ in
      [.close]
    },
  ]

  static let floods = [
    Hostility(
      "datagrams without end", over: .udp, "unreachable", at: "binding",
      "what comes back answers nothing that was asked: another service, or a middlebox that alters "
        + "or delays what passes; check the port, or try another network"
    ) { _ in
      let name = STUNReply.attribute(0x8022, [UInt8](repeating: 0x41, count: 1_200))
      return [.flood(STUNReply.message(1, 1, [UInt8](repeating: 7, count: 12), name))]
    },
    Hostility(
      "garbage in datagrams without end", over: .udp, "misconfigured", at: "binding",
      "what answers is not a STUN server: not a STUN message: the first byte is 0xff "
        + "where 0x00 to 0x3f is due; another service may listen there"
    ) { _ in
      [.flood([UInt8](repeating: 0xFF, count: 1_200))]
    },
    Hostility(
      "garbage without end", over: .tcp, "misconfigured", at: "binding",
      "what answers is not a STUN server: check the port"
    ) { _ in
      [.flood([UInt8](repeating: 0xFF, count: 65_536))]
    },
    Hostility(
      "messages without end", over: .tcp, "unreachable", at: "binding",
      "what comes back answers nothing that was asked: another service, or a middlebox that alters "
        + "or delays what passes; check the port, or try another network"
    ) { _ in
      let message = STUNReply.message(
        1, 1, [UInt8](repeating: 7, count: 12),
        STUNReply.attribute(0x8022, [UInt8](repeating: 0x41, count: 60_000)))
      return [.flood(message)]
    },
    Hostility(
      "channel data without end", over: .tcp, "misconfigured", at: "binding",
      "what answers is not a STUN server: check the port"
    ) { _ in
      [.flood([0x40, 0x00, 0xFF, 0xFC] + [UInt8](repeating: 0, count: 0xFFFC))]
    },
    Hostility(
      "handshakes without end", over: .tls, "unreachable", at: "tls",
      "TLS handshake failed: unexpected message; check the port, or try another network"
    ) { _ in
      [.flood([0x16, 0x03, 0x03, 0x40, 0x00] + [UInt8](repeating: 0, count: 0x4000))]
    },
  ]
}
