/// The parts of script/bench that have to be written in Swift, each called by its name.
@main
enum Bench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst(2))
    switch CommandLine.arguments.dropFirst().first {
    case "codec": try CodecLoop.run(arguments)
    case "loop": try await BareLoop.run(arguments)
    case "watch": try RecordedWatch.run(arguments)
    case "world": try await World.run()
    default: throw BenchError.usage("Benchmarks codec|loop|watch|world: see script/bench")
    }
  }
}

/// Why a part cannot run.
enum BenchError: Error {
  case usage(String)
}
