import Dashboard
import FoundationEssentials
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
      let outcome = export(request, from: board.snapshot)
      // Standard error is shown when the screen is given back: where the file is outlives it.
      if case .written(let written) = outcome { Process.remark("wrote \(written.path)") }
      return .exported(outcome)
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
      return .remembered
    } catch {
      return .notice("not remembered: \(error.displayText)")
    }
  }
}

extension Remembered {
  /// A theme's file is found from every folder the next time.
  fileprivate init(_ preferences: Preferences) {
    let theme = preferences.theme.map { name in
      SettingKind.isThemePath(name) && !name.hasPrefix("/")
        ? "\(FileManager.default.currentDirectoryPath)/\(name)" : name
    }
    self.init(
      theme: theme, hiddenRegionColumns: preferences.hiddenRegionColumns,
      hiddenServerColumns: preferences.hiddenServerColumns)
  }
}
