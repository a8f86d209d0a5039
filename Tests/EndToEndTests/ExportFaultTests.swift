import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// What stands where an export cannot be written: the old file, whole, and nothing beside it.
  @Suite(.timeLimit(.minutes(1))) struct ExportFaultTests {
    private let world: ExportWorld

    init() throws {
      world = try ExportWorld()
      try world.folder.write(Array("stun:old\n".utf8), to: "out/ice.json")
    }

    @Test(
      .enabled(if: Fault.isPossible, "needs root, to mount and to become another user"),
      arguments: Fault.all)
    func `leaves the old file and says why`(fault: Fault) async throws {
      let export = try world.command(["us"], ["--output", path, "--force"])
      let outcome = try await Command(
        "unshare",
        ["--mount", "sh", "-ec", fault.script, "sh", world.folder.path, export.program]
          + export.arguments, environment: export.environment
      ).run()
      #expect(outcome.status == 0)
      #expect(outcome.output == "ended 73\nstun:old\nice.json\n")
      #expect(
        outcome.errors.hasSuffix(
          "turntop: cannot write \(path): \(fault.reason)\n"), "\(outcome.errors)")
      #expect(!outcome.errors.contains("wrote"))
    }

    @Test(arguments: [
      ("out/link", "link"), ("folder/ice.json", "folder"), ("folder/new.json", "folder"),
    ])
    func `follows no link`(name: String, link: String) async throws {
      #expect(symlink("ice.json", world.folder.file("out/link")) == 0)
      #expect(symlink("out", world.folder.file("folder")) == 0)
      let target = world.folder.file(name)
      let outcome = try await world.export(["us"], "--output", target, "--force")
      #expect(outcome.status == 73)
      #expect(
        outcome.errors.hasSuffix(
          """
          turntop: \(link == "link" ? target : world.folder.file(link)) is a symbolic link, which \
          is not followed: give the path it leads to, or remove the link

          """), "\(outcome.errors)")
      #expect(!outcome.errors.contains("stun:old"))
      #expect(try world.folder.text("out/ice.json") == "stun:old\n")
      #expect(try world.names(in: "out") == ["ice.json", "link"])
    }

    @Test(.enabled(if: Requirement.canTrace, "needs the right to trace a process"))
    func `calls a file written whose folder alone could not be flushed`() async throws {
      let export = try world.command(["us"], ["--output", path, "--force"])
      // The first is the file's own.
      let outcome = try await Command(
        "strace",
        ["-f", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=2"]
          + [export.program] + export.arguments, environment: export.environment
      ).run()
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(
        outcome.errors.hasSuffix(
          """
          wrote \(path), but it may not outlast a power cut: its folder was not flushed to the \
          disk: Input/output error (fsync)

          """), "\(outcome.errors)")
      #expect(try world.folder.text("out/ice.json").contains("turn:us.example"))
    }

    @Test(
      .enabled(if: Requirement.canTrace, "needs the right to trace a process"),
      arguments: [
        ("fsync:error=EIO:when=1", "Input/output error (fsync): choose another place"),
        (
          "rename,renameat,renameat2:error=EACCES",
          "Permission denied (rename): choose a folder that"
        ),
      ])
    func `leaves the old file where its successor cannot be finished`(
      fault: String, reason: String
    ) async throws {
      let export = try world.command(["us"], ["--output", path, "--force"])
      let outcome = try await Command(
        "strace",
        ["-f", "-o", "/dev/null", "-e", "inject=\(fault)", export.program] + export.arguments,
        environment: export.environment
      ).run()
      #expect(outcome.status == 73, "\(outcome.errors)")
      #expect(
        outcome.errors.contains("turntop: cannot write \(path): \(reason)"), "\(outcome.errors)")
      #expect(try world.folder.text("out/ice.json") == "stun:old\n")
      #expect(try world.names(in: "out") == ["ice.json"])
    }

    /// What cannot be given back by who is not root; root reads it all the same.
    @Test(
      .enabled(if: Fault.isPossible, "needs root, to become another user"), arguments: [4711, 0])
    func `names the owner who loses a file to an ordinary user`(owner: Int) async throws {
      let export = try world.command(["us"], ["--output", path, "--force"])
      let outcome = try await Command(
        "sh",
        [
          "-ec",
          """
          home=$1; cp "$2" "$home/program"; chmod 755 "$home" "$home/program"
          chmod 644 "$home"/*.json; chown 65534 "$home/out"; chown \(owner) "$home/out/ice.json"
          shift 2; setpriv --reuid=65534 --regid=65534 --clear-groups "$home/program" "$@"
          stat -c '%u %a' "$home/out/ice.json"
          """, "sh", world.folder.path, export.program,
        ] + export.arguments, environment: export.environment
      ).run()
      #expect(outcome.output == "65534 600\n")
      let loss = """
        \(path) belonged to user 4711, who cannot read it any more: where its program runs as that \
        user, give it back as root: chown 4711 \(path)

        """
      #expect(
        outcome.errors.hasSuffix(
          """
          \(owner == 0 ? "" : loss)\(path) was readable by others, and is now by its owner alone: \
          where its program runs as another user, chown it to that one
          wrote \(path)

          """), "\(outcome.errors)")
      #expect(outcome.errors.contains("belonged to user") == (owner != 0))
    }

    private var path: String { world.folder.file("out/ice.json") }
  }
}

/// A way in which a folder takes no file.
struct Fault: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Shell, in a mount namespace of its own: brings it about, with the test's folder as `$1`.
  private let cause: String
  /// How the program is started.
  private let wrapper: String
  let reason: String

  /// Runs what comes after the folder, and tells how it ended and what stands there.
  var script: String {
    """
    home=$1; shift; \(cause)
    status=0; \(wrapper) "$@" || status=$?
    echo "ended $status"; cat "$home/out/ice.json"; ls -A "$home/out"
    """
  }

  static var isPossible: Bool { geteuid() == 0 }

  static let all = [
    Fault(
      testDescription: "a folder that another user may not write to",
      cause: """
        cp "$1" "$home/program"; chmod 755 "$home" "$home/out" "$home/program"; chmod 644 "$home"/*.json
        shift; set -- "$home/program" "$@"
        """, wrapper: "setpriv --reuid=65534 --regid=65534 --clear-groups",
      reason: "Permission denied (open): choose a folder that you may write to"),
    Fault(
      testDescription: "a file that another user may not read",
      cause: """
        cp "$1" "$home/program"; chmod 755 "$home" "$home/program"; chmod 777 "$home/out"
        chmod 644 "$home"/*.json; chmod 600 "$home/out/ice.json"
        shift; set -- "$home/program" "$@"
        """, wrapper: "setpriv --reuid=65534 --regid=65534 --clear-groups",
      reason: """
        what stands there cannot be read, so no copy of it can be kept: move it away, or choose \
        another name
        """),
    Fault(
      testDescription: "a read-only file system",
      cause: "mount --bind \"$home/out\" \"$home/out\"; mount -o remount,ro,bind \"$home/out\"",
      wrapper: "", reason: "Read-only file system (open): choose a folder on a writable file system"
    ),
    Fault(
      testDescription: "a full disk",
      cause: """
        mount -t tmpfs -o size=4k tmpfs "$home/out"; echo stun:old > "$home/out/ice.json"
        """, wrapper: "",
      reason: "No space left on device (write): free some space, or choose another place"),
  ]
}
