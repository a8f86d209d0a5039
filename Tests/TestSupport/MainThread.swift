import Foundation
import Glibc

/// The main thread of another process, waiting in a call of the system (proc(5)).
///
/// What the kernel tells of it needs the right to trace the process.
package struct MainThread: Sendable {
  private let id: Int32
  private let arguments: [UInt64]
  /// The top of its stack.
  private let stack: UInt64

  /// `nil` where it does not wait now.
  package init?(of id: Int32) throws {
    let text = try String(contentsOfFile: "/proc/\(id)/syscall", encoding: .utf8)
    let numbers = text.split(whereSeparator: \.isWhitespace).dropFirst().compactMap {
      UInt64($0.dropFirst(2), radix: 16)
    }
    // Six arguments, the stack and the instruction.
    guard numbers.count == 8 else { return nil }
    self.id = id
    arguments = Array(numbers.prefix(6))
    stack = numbers[6]
  }

  /// The files that it waits for, where the call is a `poll`.
  package var polledFiles: [String] {
    get throws {
      let memory = try Memory(of: id, O_RDONLY)
      let count = Int(clamping: min(arguments[1], 8))
      return try (0..<count).map { index in
        // struct pollfd begins with the descriptor.
        let number = try memory.read(at: arguments[0] + UInt64(8 * index), count: 4)
          .reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(id)/fd/\(number)")
      }
    }
  }

  /// Has it meet, once the call is over, the instruction by which Swift ends a program.
  ///
  /// It stands in the program's own code, where the library's call returns to: what a handler
  /// calls of the library stays whole.
  package func plantTrap() throws {
    let memory = try Memory(of: id, O_RDWR)
    let code = try programCode
    for offset in stride(from: UInt64(0), to: 1024, by: 8) {
      let word = try memory.read(at: stack + offset, count: 8)
        .reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      if code.contains(where: { $0.contains(word) }) {
        return try memory.write(Self.trap, at: word)
      }
    }
    throw TestSupportError.system("find the caller on the stack", ENOENT)
  }

  /// Where the program's own instructions are.
  private var programCode: [Range<UInt64>] {
    get throws {
      let path = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(id)/exe")
      let maps = try String(contentsOfFile: "/proc/\(id)/maps", encoding: .utf8)
      let lines = maps.split(separator: "\n").filter { $0.contains(" r-xp ") && $0.hasSuffix(path) }
      return lines.compactMap { line in
        let ends = line.prefix { $0 != " " }.split(separator: "-")
          .compactMap { UInt64($0, radix: 16) }
        return ends.count == 2 ? ends[0]..<ends[1] : nil
      }
    }
  }

  #if arch(arm64)
    private static let trap: [UInt8] = [0x20, 0x00, 0x20, 0xD4]
    /// The signal that it raises.
    package static let trapSignal = SIGTRAP
  #else
    private static let trap: [UInt8] = [0x0F, 0x0B]
    /// The signal that it raises.
    package static let trapSignal = SIGILL
  #endif
}

/// What another process has in its memory.
private final class Memory {
  private let descriptor: Int32

  init(of id: Int32, _ mode: Int32) throws {
    descriptor = open("/proc/\(id)/mem", mode | O_CLOEXEC)
    guard descriptor >= 0 else { throw TestSupportError.system("open /proc/\(id)/mem", errno) }
  }

  deinit {
    close(descriptor)
  }

  func read(at address: UInt64, count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard pread(descriptor, &bytes, count, off_t(bitPattern: address)) == count else {
      throw TestSupportError.system("read memory", errno)
    }
    return bytes
  }

  func write(_ bytes: [UInt8], at address: UInt64) throws {
    guard pwrite(descriptor, bytes, bytes.count, off_t(bitPattern: address)) == bytes.count else {
      throw TestSupportError.system("write memory", errno)
    }
  }
}

extension off_t {
  fileprivate init(bitPattern address: UInt64) {
    self = off_t(Int64(bitPattern: address))
  }
}
