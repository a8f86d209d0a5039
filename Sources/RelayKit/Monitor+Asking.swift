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
      mailbox.send(.survey(await configuration.resolver.answer(for: host)))
    }
  }
}

extension Resolver {
  /// What comes of all that `effects` ask the resolver for, in whichever order it comes.
  package func answers(to effects: [Survey.Effect]) async -> [Survey.Event] {
    await withTaskGroup { group in
      for case .resolve(let host) in effects { group.addTask { await answer(for: host) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  fileprivate func answer(for host: String) async -> Survey.Event {
    let stopwatch = SurveyClock()
    let result = await result(of: host)
    return .resolved(host: host, result, took: stopwatch.elapsed)
  }

  /// The outcome as a value.
  fileprivate func result(of host: String) async -> Result<[IPAddress], ResolveError> {
    do throws(ResolveError) {
      return .success(try await addresses(of: host))
    } catch {
      return .failure(error)
    }
  }
}
