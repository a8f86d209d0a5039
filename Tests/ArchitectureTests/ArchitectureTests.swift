import Foundation
import Testing

/// Reads the sources and refuses what ARCHITECTURE.md does.
@Suite struct ArchitectureTests {
  @Test(arguments: rules) func `no file breaks the rule`(rule: Rule) throws {
    let offences = try Self.files.get().flatMap(rule.offences)
    #expect(offences == [])
  }

  @Test func `every module has its arrows`() throws {
    #expect(try Set(Self.files.get().map(\.module)) == Set(House.arrows.keys))
  }

  @Test func `every module written in C has its room`() throws {
    #expect(try SourceFile.modulesInC() == Set(House.rooms.keys))
  }

  @Test(arguments: [
    Planted("STUN/A.swift", "import NIOCore", breaks: "arrows"),
    Planted("STUN/A.swift", "import FoundationEssentials", breaks: "arrows"),
    Planted("STUN/A.swift", "import Synchronization", breaks: "arrows"),
    Planted("RelayKit/A.swift", "@preconcurrency import Foundation", breaks: "arrows"),
    Planted("RelayKit/A.swift", "private import struct Dashboard.Frame", breaks: "arrows"),
    Planted("Dashboard/State/A.swift", "  import NIOCore", breaks: "arrows"),
    Planted("turntop/A.swift", "import STUN", breaks: "arrows"),
    Planted("Dashboard/Views/A.swift", "import CNcurses", breaks: "rooms"),
    Planted("RelayKit/Probing/A.swift", "import CDatagram", breaks: "rooms"),
    Planted("RelayKit/Probing/Datagrams/A.swift", "import CLinux", breaks: "rooms"),
    Planted("RelayKit/Measuring/A.swift", "import Glibc", breaks: "world"),
    Planted("RelayKit/Survey/A.swift", "import NIOCore", breaks: "network"),
    Planted("RelayKit/A.swift", "    Task { await run() }", breaks: "tasks"),
    Planted("RelayKit/A.swift", "Task<Void, Never> { }", breaks: "tasks"),
    Planted("turntop/A.swift", "let task = Task.detached { }", breaks: "tasks"),
    Planted("turntop/A.swift", "struct A: @unchecked Sendable {}", breaks: "isolation"),
    Planted("turntop/A.swift", "nonisolated(unsafe) var a = 1", breaks: "isolation"),
    Planted("RelayKit/A.swift", "fatalError()", breaks: "traps"),
    Planted("RelayKit/A.swift", "print(\"a\")", breaks: "output"),
    Planted("RelayKit/A.swift", "// import NIOCore, Task { and fatalError()", breaks: nil),
    Planted("RelayKit/A.swift", "group.addTask { await run() }", breaks: nil),
    Planted("RelayKit/A.swift", "enum ForegroundTask {", breaks: nil),
    Planted("Dashboard/Terminal/A.swift", "import CNcurses", breaks: nil),
  ])
  func `a planted offence is seen`(planted: Planted) {
    let broken = Self.rules.filter { !$0.offences(planted.file).isEmpty }.map(\.name)
    #expect(broken == [planted.rule].compactMap(\.self))
  }

  @Test(arguments: House.worldlyFiles + House.taskStarters)
  func `a file with leave exists and needs it`(path: String) throws {
    let file = try #require(try Self.files.get().first { $0.path == path })
    let needs = file.imports.contains("Glibc") || file.code.contains { $0.contains("Task") }
    #expect(needs)
  }

  /// Read once: every test looks at all of them.
  private static let files = Result { try SourceFile.all() }

  private static let rules: [Rule] = [
    .refusesImports("arrows") { module, file in
      !(House.arrows[file.module] ?? []).contains(module)
    },
    .refusesImports("rooms") { module, file in
      House.rooms[module].map { !file.path.hasPrefix($0) } ?? false
    },
    .refusesImports("world") { module, file in
      module == "Glibc" && !House.worldlyFolders.contains(where: file.path.hasPrefix)
        && !House.worldlyFiles.contains(file.path)
    },
    .refusesImports("network") { module, file in
      module.hasPrefix("NIO") && file.module == "RelayKit"
        && !House.networked.contains(where: file.path.hasPrefix)
    },
    .refuses("tasks", exceptIn: House.taskStarters) { line in
      line.contains("Task") && line.contains(/\bTask(?:\s*\{|<|\.detached|\()/)
    },
    .refuses("isolation") { $0.contains("@unchecked") || $0.contains("nonisolated(unsafe)") },
    .refuses("traps") { $0.contains("fatalError(") || $0.contains("try! ") },
    .refuses("output") { $0.drop(while: \.isWhitespace).hasPrefix("print(") },
  ]
}

/// A file that does not exist, and the rule it would break; `nil` for none.
struct Planted: CustomTestStringConvertible {
  let file: SourceFile
  let code: String
  let rule: String?

  init(_ path: String, _ code: String, breaks rule: String?) {
    file = SourceFile(path: "Sources/\(path)", text: code)
    self.code = code
    self.rule = rule
  }

  var testDescription: String { "\(file.path): \(code)" }
}
