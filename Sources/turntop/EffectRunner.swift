import Dashboard
import RelayKit

/// Does in the world what the dashboard wants done.
enum EffectRunner {
  /// Carries out `effect` and returns what came of it; `nil` where nothing is to be told.
  ///
  /// What is to be remembered goes into the file `state`; nowhere where that is `nil`.
  static func perform(
    _ effect: Effect, board: SnapshotBoard, survey: BackgroundSurvey, home: HomeFolder,
    state: String?
  ) -> Event? {
    switch effect {
    case .monitor(let command):
      survey.send(command)
      return nil
    case .export(var request):
      request.path = home.expanding(request.path)
      return .exported(export(request, from: board.snapshot))
    case .completePath(let question):
      return .folderRead(question, FolderReader.answer(to: question, home: home))
    case .save(let preferences): return save(preferences, to: state)
    case .theme, .copy, .concealLater, .mouse, .suspend, .redraw, .quit, .quitWithReport:
      return nil
    }
  }

  private static func save(_ preferences: Preferences, to path: String?) -> Event? {
    guard let path else { return nil }
    do throws(PrivateFileError) {
      try StateFile.write(Remembered(preferences), to: path)
      return nil
    } catch {
      return .notice("not remembered: \(error.displayText)")
    }
  }

  private static func export(_ request: ExportRequest, from snapshot: Snapshot) -> ExportOutcome {
    let parcel: ExportParcel
    do throws(ExportError) {
      parcel = try request.parcel(of: snapshot)
    } catch {
      return .failed("nothing written: \(error.displayText)")
    }
    return write(parcel, as: request)
  }

  private static func write(_ parcel: ExportParcel, as request: ExportRequest) -> ExportOutcome {
    let missing = PrivateFile.missingFolders(above: request.path)
      .map { DisplayText(sanitizing: $0) }
    if let folder = missing.last, !request.consents.contains(.makingFolders) {
      return .folderMissing(folder, first: missing[0])
    }
    do throws(PrivateFileError) {
      let written = try ExportFile.write(
        parcel.export, to: request.path, overwriting: request.consents.contains(.replacing))
      return .written(WrittenExport(written, parcel, at: request.path))
    } catch .alreadyExists(let path) {
      return question(about: path, parcel.export)
    } catch {
      return .failed(error.displayText)
    }
  }

  /// What a person is to know before a file is replaced.
  private static func question(about path: String, _ export: Export) -> ExportOutcome {
    let old = PrivateFile.read(path)?.bytes ?? []
    let copy = ExportFile.Copy(of: path, holding: old)?.promise
    return .alreadyExists(
      path: DisplayText(sanitizing: path),
      changes: [copy].compactMap(\.self) + ExportChange(from: old, to: export.bytes).lines)
  }
}

extension WrittenExport {
  fileprivate init(_ written: ExportFile.Written, _ parcel: ExportParcel, at path: String) {
    self.init(
      path: DisplayText(sanitizing: path), isPrivate: written.isPrivate, doubt: written.doubt,
      copy: written.copy.map { "the old file is kept as \($0.name)" },
      omissions: parcel.omissions,
      servers: parcel.export.servers.count)
  }
}

extension Remembered {
  fileprivate init(_ preferences: Preferences) {
    self.init(
      theme: preferences.theme, hiddenRegionColumns: preferences.hiddenRegionColumns,
      hiddenServerColumns: preferences.hiddenServerColumns)
  }
}
