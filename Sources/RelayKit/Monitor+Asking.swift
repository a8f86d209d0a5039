import STUN

// What it asks for, besides the targets.
extension Monitor {
  func listen(
    to commands: AsyncStream<MonitorCommand>, in group: inout DiscardingTaskGroup
  ) {
    group.addTask { [mailbox] in
      for await command in commands { mailbox.send(.command(command)) }
    }
  }

  func fetch(in group: inout DiscardingTaskGroup) {
    isFetching = true
    group.addTask { [configuration, mailbox] in
      await configuration.credentials.fetch(configuration.regions) { outcome in
        mailbox.send(.survey(.fetched(outcome)))
      }
      mailbox.send(.fetchEnded)
    }
  }

  func resolve(_ host: String, in group: inout DiscardingTaskGroup) {
    group.addTask { [configuration, mailbox] in
      let stopwatch = SurveyClock()
      let result = await configuration.resolver.result(of: host)
      mailbox.send(.survey(.resolved(host: host, result, took: stopwatch.elapsed)))
    }
  }
}

extension Resolver {
  /// The outcome as a value.
  fileprivate func result(of host: String) async -> Result<[IPAddress], ResolveError> {
    do throws(ResolveError) {
      return .success(try await addresses(of: host))
    } catch {
      return .failure(error)
    }
  }
}
