import Foundation
import Glibc
import Synchronization

/// A program that was started here, and that is ended here: by its own id, never by a name.
///
/// Foundation's `Process` waits until every heir of the program has let go of a descriptor, so a
/// program that leaves a daemon behind would never seem to end; this one asks the kernel.
package final class RunningProcess: Sendable {
  package let id: Int32
  /// The exit status, once it is known.
  private let ending = Mutex<Int32?>(nil)

  /// Starts the program; its output is appended to the files named, one and the same if need be.
  package convenience init(_ command: Command, output: String, errors: String) throws {
    let folder = try TemporaryFolder()
    let input = try folder.write(command.input, to: "stdin")
    let appending = O_WRONLY | O_CREAT | O_APPEND
    try self.init(
      command,
      opening: [
        OpenedFile(0, input, O_RDONLY), OpenedFile(1, output, appending),
        OpenedFile(2, errors, appending),
      ])
  }

  /// Starts the program with these files open and no others.
  ///
  /// One that leads a session has the first terminal among them for its own.
  package init(_ command: Command, opening files: [OpenedFile], leadsSession: Bool = false) throws {
    let words = ["env", command.program] + command.arguments
    let variables = command.environment.map { "\($0)=\($1)" }
    var id: Int32 = 0
    Self.keepOwnFiles()
    let code = Self.withActions(files, leadsSession) { actions, flags in
      Self.withPointers(words) { words in
        Self.withPointers(variables) { variables in
          posix_spawn(&id, "/usr/bin/env", actions, flags, words, variables)
        }
      }
    }
    guard code == 0 else { throw TestSupportError.system("start \(command.program)", code) }
    self.id = id
  }

  deinit {
    kill()
  }

  package var isRunning: Bool { poll() == nil }

  /// The exit status, 128 + n for signal n; waits for the end.
  package var status: Int32 {
    get async {
      while true {
        if let status = poll() { return status }
        try? await Task.sleep(for: .milliseconds(2))
      }
    }
  }

  /// Whether it ignores a signal: of `SIGPIPE`, a sign that it has seen to all of its signals.
  package func ignores(_ number: Int32) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("SigIgn:") }
    let mask = line.flatMap { UInt64($0.suffix(16), radix: 16) } ?? 0
    return mask & (1 << UInt64(number - 1)) != 0
  }

  /// What a descriptor of it is; `nil` where it has none of that number.
  package func target(ofDescriptor number: Int32) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(id)/fd/\(number)")
  }

  /// The most memory it has had resident so far, in bytes; `nil` once it has ended.
  package var peakMemory: Int? {
    let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 }
  }

  /// The time that it has run on a processor so far, to a hundredth of a second.
  package var processorTime: Duration? {
    let text = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
    // The name in parentheses may hold blanks; utime and stime are fields 14 and 15 (proc(5)).
    guard let fields = text?.split(separator: ")").last?.split(separator: " "), fields.count > 12,
      let user = Int(fields[11]), let system = Int(fields[12])
    else { return nil }
    return .milliseconds((user + system) * 1000 / sysconf(Int32(_SC_CLK_TCK)))
  }

  package func signal(_ number: Int32) {
    ending.withLock { if $0 == nil { Glibc.kill(id, number) } }
  }

  package func kill() {
    signal(SIGKILL)
    while poll() == nil { usleep(500) }
  }

  /// Whether it waits for something, be it input or time.
  package var isAsleep: Bool {
    let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
    return status?.contains("State:\tS") ?? false
  }

  /// Asks it to end, and kills it if it has not within five seconds.
  package func end() async {
    signal(SIGTERM)
    let isOver = await eventually(within: .seconds(5)) { !self.isRunning }
    if !isOver { kill() }
  }

  /// The exit status; `nil` while it runs.
  private func poll() -> Int32? {
    ending.withLock { ending in
      if let ending { return ending }
      var raw: Int32 = 0
      guard waitpid(id, &raw, WNOHANG) != 0 else { return nil }
      let signal = raw & 0x7F
      ending = signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
      return ending
    }
  }

  /// Leaves to no other program what this one has open, be it for other tests.
  private static func keepOwnFiles() {
    for descriptor in Int32(3)..<1024 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
  }

  /// The files, and the default signals in a group or session of its own.
  private static func withActions<Result>(
    _ files: [OpenedFile], _ leadsSession: Bool,
    _ body: (
      UnsafePointer<posix_spawn_file_actions_t>, UnsafePointer<posix_spawnattr_t>
    ) -> Result
  ) -> Result {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for file in files {
      posix_spawn_file_actions_addopen(
        &actions, file.descriptor, file.path, file.flags, 0o600)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
        | (leadsSession ? setSession : Int16(POSIX_SPAWN_SETPGROUP)))
    return body(&actions, &attributes)
  }

  // POSIX_SPAWN_SETSID, which Swift cannot import (spawn.h).
  private static let setSession: Int16 = 0x80

  /// Lends the texts as C does: pointers with a null at the end.
  private static func withPointers<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
