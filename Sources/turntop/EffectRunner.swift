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
    let missing = PrivateFile.missingFolders(above: request.path)
      .map { DisplayText(sanitizing: $0) }
    if let folder = missing.last, !request.consents.contains(.makingFolders) {
      return .folderMissing(folder, first: missing[0])
    }
    var written = WrittenExport(
      path: DisplayText(sanitizing: request.path), omissions: parcel.omissions,
      servers: parcel.export.servers.count)
    do throws(PrivateFileError) {
      written.isPrivate = try PrivateFile.write(
        parcel.export.bytes, to: request.path, overwriting: request.consents.contains(.replacing))
    } catch .alreadyExists(let path) {
      let old = PrivateFile.read(path)
      let change = old.map { ExportChange(from: $0.bytes, to: parcel.export.bytes) }
      return .alreadyExists(
        path: DisplayText(sanitizing: path), changes: change?.lines ?? [])
    } catch .notFlushed(let path, let errno) {
      written.doubt = PrivateFileError.notFlushed(path, errno: errno).displayText
    } catch {
      return .failed(error.displayText)
    }
    return .written(written)
  }
}

extension Remembered {
  fileprivate init(_ preferences: Preferences) {
    self.init(
      theme: preferences.theme, hiddenRegionColumns: preferences.hiddenRegionColumns,
      hiddenServerColumns: preferences.hiddenServerColumns)
  }
}
