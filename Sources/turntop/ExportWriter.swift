import Glibc
import RelayKit

/// Writes exports into files, and says what changed in those that are replaced.
struct ExportWriter {
  /// Whether a file that is there may be replaced unasked.
  var force: Bool
  /// Whether this is not the first time, so that only what changed is worth a word.
  var isRepeated: Bool

  func write(_ export: Export, to path: String) throws(Failure) {
    let old = PrivateFile.read(path)
    let isOpen = (old?.mode ?? 0) & 0o077 != 0
    if let old, old.bytes == export.bytes, !isOpen {
      if !isRepeated { Process.remark("\(DisplayText(sanitizing: path)) is up to date") }
      return
    }
    let changes = old.map { ExportChange(from: $0.bytes, to: export.bytes).lines } ?? []
    // What is tried again and again is told once it is done.
    if !isRepeated { changes.forEach(Process.remark) }
    let overwriting = old.map { old in force || mayReplace(path, old) } ?? false
    do throws(PrivateFileError) {
      if let folder = try PrivateFile.makeFolders(above: path).last {
        Process.remark("made folder \(DisplayText(sanitizing: folder)), for its owner alone")
      }
      let written = try ExportFile.write(export, to: path, overwriting: overwriting || force)
      if isRepeated { changes.forEach(Process.remark) }
      tell(written, at: path)
    } catch .alreadyExists(let path) {
      throw Failure(
        "\(DisplayText(sanitizing: path)) already exists: replace it with --force, or name another",
        .cannotWrite)
    } catch {
      throw Failure(error.displayText, .cannotWrite)
    }
  }

  private func tell(_ written: ExportFile.Written, at path: String) {
    if let copy = written.copy { Process.remark(copy.remark(on: path)) }
    written.losses.forEach(Process.remark)
    Process.remark(written.doubt ?? "wrote \(DisplayText(sanitizing: path))")
    guard !written.isPrivate else { return }
    Process.remark("others may read it: its file system knows no permissions")
  }

  /// Asks the person at the terminal; where there is none, the answer is no.
  private func mayReplace(_ path: String, _ old: PrivateFile.Content) -> Bool {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return false }
    if let copy = ExportFile.Copy(of: path, holding: old.bytes) { Process.remark(copy.promise) }
    Process.prompt("replace \(DisplayText(sanitizing: path))? [y/N] ")
    return ["y", "yes"].contains(readLine()?.lowercased())
  }
}
