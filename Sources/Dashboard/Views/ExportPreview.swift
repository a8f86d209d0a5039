import RelayKit

/// What would be written, with stand-ins for secrets, and what would not.
struct ExportPreview: Equatable {
  let lines: [DisplayText]
  /// What is left out and why, or why there is nothing to write, a sentence each.
  let remarks: [DisplayText]
  let isRefused: Bool

  init(of request: ExportRequest?, from snapshot: Snapshot, showingAll: DisplayText) {
    guard let request else {
      self.init(refused: "no consumer meets the filter\(showingAll)")
      return
    }
    do throws(ExportError) {
      let files = try request.files(of: snapshot)
      let missing = request.omissions(in: snapshot).map(\.displayText)
      let remarks = files.map(\.parcel).flatMap { $0.omissions.map(\.displayText) + $0.advice }
      self.init(
        lines: files.flatMap { file in
          (request.order.splitsRegions ? ["\(file.name):"] : []) + file.parcel.export.preview
        }, remarks: missing + remarks.unique)
    } catch {
      self.init(refused: error.displayText)
    }
  }

  private init(refused reason: DisplayText) {
    self.init(lines: [], remarks: [reason], isRefused: true)
  }

  private init(lines: [DisplayText], remarks: [DisplayText], isRefused: Bool = false) {
    self.lines = lines
    self.remarks = remarks
    self.isRefused = isRefused
  }
}

extension DashboardState {
  /// The dialog as it is drawn; `nil` where it is not open.
  var exportView: ExportView? {
    guard case .export(let dialog, _) = screen else { return nil }
    return ExportView(
      dialog: dialog,
      preview: ExportPreview(
        of: dialog.request(), from: newest,
        showingAll: bindings.advice(.back, in: .exportList, "shows all of them")),
      message: message)
  }
}
