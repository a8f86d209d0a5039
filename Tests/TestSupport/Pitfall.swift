import Testing

/// What users of other STUN and TURN clients have run into; docs/pitfalls.md shows what holds each.
package enum Pitfall: Int, ListedPoint {
  case staleNonce = 1
  case sharedNonce, brokenChallenge, refusedCredentials, redirection, fullServer, leakedAllocation
  case shortLifetime, usedPort, challengeLimit, streamFraming, padding, integrityLength
  case fingerprintPlace, twoIntegrities, foreignCharacters, relayedFamily, deadFamily, serverName
  case dtls, addressSyntax, foreignAnswer, retransmission, refusedPeer, privateRelay, channelReuse
  case wrongRung, idleCut, rungByRung
}

extension Pitfall {
  package static let traitName = "pitfall"

  package static let promises: [Pitfall: String] = [
    .staleNonce:
      "A stale nonce (438) is taken anew on every method, twice a request, and is no failure.",
    .sharedNonce:
      "Each flow has a nonce of its own, since servers tie it to the client; any bytes will do.",
    .brokenChallenge:
      "A challenge without realm or nonce, a server that asks nobody, and refused credentials are "
      + "three verdicts; an empty realm is none.",
    .refusedCredentials:
      "Credentials that a correct challenge refused are not offered again, but to be fetched anew.",
    .redirection:
      "A redirection (300) is followed twice at most, over the same transport, under the first "
      + "name, never in a circle, nor into a private network; and the hop is shown.",
    .fullServer: "A server at its quota, full or being drained is busy, not down.",
    .leakedAllocation:
      "What was allocated is given back and that awaited for two round trips, half a "
      + "second at least, and at most that on cancellation and signals.",
    .shortLifetime: "The lifetime that the server grants counts, not the one that was asked for.",
    .usedPort: "Each allocation has a socket of its own, and 437 leads to one more, once.",
    .challengeLimit:
      "An address is asked for at most five allocations a second, so that no server that limits "
      + "its challenges seems down.",
    .streamFraming:
      "Of a stream any cut gives the same messages, ChannelData is padded there, and what is too "
      + "long is refused.",
    .padding:
      "Padding of any bytes is taken and counted in no length; realm and nonce go back as they "
      + "came.",
    .integrityLength:
      "For an integrity the length in the header ends with that integrity, whatever follows it.",
    .fingerprintPlace:
      "The fingerprint is last, and what follows an integrity without belonging there is ignored.",
    .twoIntegrities:
      "SHA-256 is taken only where the nonce announces it and the server offers it, and never "
      + "beside SHA-1.",
    .foreignCharacters:
      "Names and passwords travel as they came, whatever they are made of, and are escaped where "
      + "a URL bears them.",
    .relayedFamily:
      "The relayed family is named only where it is IPv6; a server that has none of it (440) is "
      + "no broken one.",
    .deadFamily:
      "Addresses of both families are measured each for itself, and a dead one taints no other.",
    .serverName:
      "TLS asks for the host of the URL, never for an address, verifies chain and name, and says "
      + "of a refused certificate why.",
    .dtls: "TURN over DTLS is told for what no browser does, and fails no region.",
    .addressSyntax:
      "URLs are read by their own grammar: schemes of any case, ports left out, brackets; an "
      + "invalid one is a row.",
    .foreignAnswer:
      "An answer from elsewhere, or to no request of its own, counts for nothing but itself.",
    .retransmission:
      "Requests over UDP are repeated, and none that was repeated counts as a round trip.",
    .refusedPeer:
      "The echo goes through two relays of one's own; a server that lets neither reach the other "
      + "has a policy, no fault.",
    .privateRelay: "A relayed address that few can reach is told.",
    .channelReuse: "Each peer has one channel, and no number serves twice.",
    .wrongRung:
      "A dead path is told by the rung where it ends: a parked name, a portal, a firewall, "
      + "somebody within TLS.",
    .idleCut: "A server that cuts idle clients costs a reconnect, no loss and no figure.",
    .rungByRung: "Rungs are told in their order, and not waited for in it.",
  ]
}

extension Trait where Self == Holding<Pitfall> {
  /// Holds the program to what it does about these pitfalls.
  package static func pitfall(_ points: Pitfall...) -> Self { Self(points: points) }
}
