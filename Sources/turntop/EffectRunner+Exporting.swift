import Dashboard
import RelayKit

/// How exports of the dashboard become files.
extension EffectRunner {
  /// Writes what is asked for, or returns what a person is to agree to before.
  static func export(_ request: ExportRequest, from snapshot: Snapshot) -> ExportOutcome {
    do throws(ExportError) {
      let files = try request.files(of: snapshot)
      return question(about: files, asked: request)
        ?? write(files, as: request, without: request.omissions(in: snapshot))
    } catch {
      return .failed("nothing written: \(error.displayText)")
    }
  }

  /// What a person is to agree to before anything is written; `nil` where that is nothing more.
  private static func question(
    about files: [PlannedFile], asked request: ExportRequest
  ) -> ExportOutcome? {
    let missing = PrivateFile.missingFolders(above: files.first?.path ?? "")
      .map { DisplayText(sanitizing: $0) }
    if let folder = missing.last {
      let isAgreed = request.consents.contains(.makingFolders)
      return isAgreed ? nil : .folderMissing(folder, first: missing[0])
    }
    let taken = files.filter { PrivateFile.read($0.path) != nil }
    return taken.isEmpty || request.consents.contains(.replacing) ? nil : .alreadyExist(taken)
  }

  private static func write(
    _ files: [PlannedFile], as request: ExportRequest, without omissions: [ExportOmission]
  ) -> ExportOutcome {
    var written: [ExportFile.Written] = []
    for file in files {
      do throws(PrivateFileError) {
        written.append(
          try ExportFile.write(
            file.parcel.export, to: file.path, overwriting: request.consents.contains(.replacing)))
      } catch .alreadyExists {
        return .alreadyExist([file])
      } catch {
        let done: DisplayText =
          written.isEmpty ? "" : "\(written.count) of \(files.count) files are written; "
        return .failed(done + error.displayText)
      }
    }
    var outcome = WrittenExport(written, files, in: request.path)
    outcome.omissions = omissions + outcome.omissions
    return .written(outcome)
  }
}

extension ExportOutcome {
  /// Of these files, with what would change in them.
  fileprivate static func alreadyExist(_ files: [PlannedFile]) -> ExportOutcome {
    guard files.count > 1 else {
      let path = files.first?.path ?? ""
      return .alreadyExists(
        path: DisplayText(sanitizing: path), changes: files.first?.changes ?? [])
    }
    return .alreadyExists(
      path: "each of \(files.count) files",
      changes: files.flatMap { ["\($0.name):"] + $0.changes })
  }
}

extension PlannedFile {
  /// How it differs from what is there.
  fileprivate var changes: [DisplayText] {
    let old = PrivateFile.read(path)?.bytes ?? []
    let copy = ExportFile.Copy(of: path, holding: old)?.promise
    let lines = ExportChange(from: old, to: parcel.export.bytes).lines
    return [copy].compactMap(\.self) + (lines.isEmpty ? ["nothing would change"] : lines)
  }
}

extension WrittenExport {
  fileprivate init(
    _ written: [ExportFile.Written], _ files: [PlannedFile], in folder: String
  ) {
    let path =
      files.count == 1
      ? DisplayText(sanitizing: files[0].path)
      : "\(files.count) files in \(DisplayText(sanitizing: folder))"
    let copies = written.compactMap(\.copy).map(\.name).joined(separator: ", ")
    let copy: [DisplayText] = copies.isEmpty ? [] : ["the old file is kept as \(copies)"]
    let access = copy + written.flatMap(\.losses)
    self.init(
      path: path, isPrivate: written.allSatisfy(\.isPrivate),
      doubt: written.lazy.compactMap(\.doubt).first,
      copy: access.isEmpty ? nil : access.joined(separator: "; "),
      omissions: files.flatMap(\.parcel.omissions),
      servers: files.reduce(0) { $0 + $1.parcel.export.servers.count })
  }
}
