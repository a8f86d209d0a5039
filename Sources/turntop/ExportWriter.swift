import Glibc
import RelayKit

/// Writes exports into files, and says what changed in those that are replaced.
struct ExportWriter {
  /// Whether a file that is there may be replaced unasked.
  var force: Bool
  /// Whether this is not the first time, so that only what changed is worth a word.
  var isRepeated: Bool

  /// What is to be written, once it is settled that it may be.
  struct Draft {
    fileprivate let export: Export
    fileprivate let path: String
    fileprivate let changes: [DisplayText]
    fileprivate let overwriting: Bool
  }

  /// Says what changes, and asks before a file is replaced; `nil` where it is as it should be.
  ///
  /// Throws where something is in the way: of several files, all are to be looked at before one is
  /// written.
  func draft(of export: Export, for path: String) throws(Failure) -> Draft? {
    let old = PrivateFile.read(path)
    let isOpen = (old?.mode ?? 0) & 0o077 != 0
    if let old, old.bytes == export.bytes, !isOpen {
      if !isRepeated { Process.remark("\(DisplayText(sanitizing: path)) is up to date") }
      return nil
    }
    let changes = old.map { ExportChange(from: $0.bytes, to: export.bytes).lines } ?? []
    // What is tried again and again is told once it is done.
    if !isRepeated { changes.forEach(Process.remark) }
    let overwriting = force || (old.map { mayReplace(path, $0) } ?? false)
    do throws(PrivateFileError) {
      try PrivateFile.check(path, overwriting: overwriting)
    } catch {
      throw Self.failure(error)
    }
    return Draft(export: export, path: path, changes: changes, overwriting: overwriting)
  }

  func write(_ draft: Draft) throws(Failure) {
    let path = draft.path
    do throws(PrivateFileError) {
      if let folder = try PrivateFile.makeFolders(above: path).last {
        Process.remark("made folder \(DisplayText(sanitizing: folder)), for its owner alone")
      }
      let written = try ExportFile.write(draft.export, to: path, overwriting: draft.overwriting)
      if isRepeated { draft.changes.forEach(Process.remark) }
      tell(written, at: path)
    } catch {
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: PrivateFileError) -> Failure {
    guard case .alreadyExists(let path) = error else {
      return Failure(error.displayText, .cannotWrite)
    }
    return Failure(
      "\(DisplayText(sanitizing: path)) already exists: replace it with --force, or name another",
      .cannotWrite)
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
