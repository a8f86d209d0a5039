import NIOCore
import STUN

extension NetworkExchangeOpener: RelayEchoing {
  package func echo(
    through target: Target, credential: LongTermCredential, profile: RelayEchoProfile,
    limit: Int, timeout: Duration
  ) async -> RelayEchoEnd {
    let loop = dialer.group.next()
    let echo = RelayEcho(
      profile: profile, limit: limit, patience: timeout, nonce: UInt64.random(in: 0...(.max)))
    let course = EchoCourse(echo, on: loop, within: meter)
    var channels: [RelayEcho.End: any Channel] = [:]
    do throws(ExchangeError) {
      for end in RelayEcho.End.allCases {
        let allocation = Allocation(
          plan: .probing(target.transport, timeout: timeout), credential: credential,
          generator: SystemRandomNumberGenerator())
        channels[end] = try await dialer.on(loop).dial(target, timeout: timeout) {
          course.handler(of: end, allocation, isStream: target.transport.isStream)
        }.channel
      }
    } catch {
      for channel in channels.values { try? await channel.close() }
      return course.abandon(error)
    }
    return await course.run(over: channels)
  }
}
