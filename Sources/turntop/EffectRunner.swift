import Dashboard
import RelayKit

/// Does in the world what the dashboard wants done.
enum EffectRunner {
  /// Carries out `effect` and returns what came of it; `nil` where nothing is to be told.
  static func perform(
    _ effect: Effect, board: SnapshotBoard, survey: BackgroundSurvey, home: HomeFolder
  ) -> Event? {
    switch effect {
    case .monitor(let command):
      survey.send(command)
      return nil
    case .export(var request):
      request.path = home.expanding(request.path)
      return .exported(export(request, from: board.snapshot))
    case .suspend, .redraw, .quit: return nil
    }
  }

  private static func export(_ request: ExportRequest, from snapshot: Snapshot) -> ExportOutcome {
    let region = snapshot.regions.first { $0.region == request.region }
    let export = RTCConfigurationExport(of: region?.iceServers ?? [])
    do throws(PrivateFileError) {
      let isPrivate = try PrivateFile.write(
        export.document, to: request.path, overwriting: request.overwriting)
      return .written(
        WrittenExport(
          path: DisplayText(sanitizing: request.path), isPrivate: isPrivate,
          omissions: export.omissions))
    } catch .alreadyExists(let path) {
      return .alreadyExists(path: DisplayText(sanitizing: path))
    } catch .notFlushed(let path, let errno) {
      return .written(
        WrittenExport(
          path: DisplayText(sanitizing: path),
          doubt: PrivateFileError.notFlushed(path, errno: errno).displayText,
          omissions: export.omissions))
    } catch {
      return .failed(error.displayText)
    }
  }
}
