import RelayKit

/// The pages as they are drawn.
extension DashboardState {
  /// A page from a line on.
  func view(of page: Page, scroll: Int) -> any PageView {
    switch page {
    case .detail: detailView(from: scroll)
    case .compare:
      CompareView(
        regions: compared.compactMap { region in
          regionTable.rows.first { $0.region == region } ?? allRows.first { $0.region == region }
        }, evidence: snapshot.evidence, marked: marked.count,
        advice: bindings.advice(.mark, in: .regions, "marks others"), age: age(ofSampleBefore:),
        body: layout.body, scroll: scroll,
        glyphs: glyphs
      ).page
    case .network: NetworkView(snapshot: snapshot, body: layout.body, scroll: scroll).page
    case .messages:
      MessagesView(log: log, body: layout.body, scroll: scroll, glyphs: glyphs).page
    case .transactions:
      TransactionsView(
        region: selectedRow?.snapshot, index: inspected, body: layout.body, scroll: scroll
      ).page
    case .settings:
      SettingsView(
        settings: settings, isDemo: snapshot.service.isDemo, body: layout.body, scroll: scroll
      ).page
    case .help: helpView(from: scroll)
    }
  }

  private func detailView(from scroll: Int) -> DetailView {
    let row = selectedRow
    return DetailView(
      row: row, body: layout.body, scroll: scroll, evidence: snapshot.evidence,
      grounds: grounds?.sentences ?? [], revealed: revealedServers, glyphs: glyphs)
  }

  private func helpView(from scroll: Int) -> HelpView {
    var body = Rect(size)
    _ = body.takeBottom(1)
    return HelpView(
      body: body, scroll: scroll, place: screen.beneathHelp.context, evidence: snapshot.evidence,
      glyphs: glyphs, bindings: bindings)
  }

  private func age(ofSampleBefore count: Int) -> Duration? {
    sampleTimes.time(ofSampleBefore: count).map { snapshot.elapsed - $0 }
  }

  /// The columns of the table that is looked at, to choose from.
  var columnChoices: [ColumnChoice] {
    switch screen.table {
    case .regions: regionTable.choices(on: regionColumns, answer: .answer, snapshot.evidence)
    case .servers: serverTable.choices(on: serverColumns, answer: .answer, snapshot.evidence)
    }
  }
}

extension TableState {
  /// The columns by the names that their headings have.
  fileprivate func choices(
    on layout: TableLayout<Column>, answer: Column, _ evidence: Evidence
  ) -> [ColumnChoice] {
    let onScreen = Set(layout.columns.map(\.column.id))
    return Self.choosable.map { column in
      ColumnChoice(
        name: column == answer ? evidence.title : DisplayText(sanitizing: column.name),
        isWanted: !hidden.contains(column),
        isOnScreen: onScreen.contains(column))
    }
  }
}
