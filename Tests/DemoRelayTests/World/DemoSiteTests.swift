import DemoRelay
import STUN
import Testing

@Suite struct DemoSiteTests {
  @Test func `tries every block at the ports everybody knows, then at others`() {
    let sites = Array(sequence(first: DemoSite.first) { $0.next })
    #expect(sites.count == 64)
    #expect(sites.prefix(32).allSatisfy { $0.plainPort == 8080 && $0.securePort == 8443 })
    #expect(sites.suffix(32).allSatisfy { $0.plainPort == 18080 && $0.securePort == 18443 })
    #expect(Set(sites).count == sites.count)
  }

  @Test func `gives every machine an address of its own, and an alias its machine's`() {
    let addresses = DemoSite.first.addresses()
    #expect(addresses.count == 22)
    #expect(addresses["global.demo.invalid"] == ["127.22.0.1"])
    #expect(addresses["us-east.demo.invalid"] == ["127.22.0.9"])
    #expect(addresses["usa.demo.invalid"] == ["127.22.0.9"])
    #expect(Set(addresses.values).count == 21)
    #expect(DemoSite.first.next?.addresses()["global.demo.invalid"] == ["127.23.0.1"])
  }
}
