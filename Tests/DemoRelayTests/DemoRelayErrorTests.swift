import DemoRelay
import STUN
import Testing

@Suite struct DemoRelayErrorTests {
  private static let address = TransportAddress(ip: IPAddress(127, 53, 0, 1), port: 18443)

  @Test(
    arguments: [
      (
        .taken(address),
        """
        the demo finds no free addresses: 127.53.0.1:18443 is taken, and so was all that was tried \
        before; end other demos, or what listens on this port
        """
      ),
      (
        .cannotListen(address, reason: "Operation not permitted"),
        """
        the demo cannot listen on 127.53.0.1:18443: Operation not permitted; it needs the whole of \
        127.0.0.0/8 on the loopback interface
        """
      ),
      (
        .exhausted(address, reason: "Too many open files"),
        """
        the demo cannot listen on 127.53.0.1:18443: Too many open files; raise the limit of open \
        files (ulimit -n)
        """
      ),
      (
        .cannotMakeCertificates(reason: "no key"),
        """
        the demo cannot make its TLS certificates: no key; this is a bug, please report it
        """
      ),
    ] as [(DemoRelayError, String)])
  func `says what failed, on what, why, and what to do`(error: DemoRelayError, text: String) {
    #expect("\(error)" == text)
  }
}
