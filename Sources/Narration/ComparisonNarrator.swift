import Insights
import Localization
import Site

/// Puts two runs side by side into the words and numbers of one language.
package struct ComparisonNarrator: Sendable {
  private let comparison: RunComparison
  private let tool: ToolContent
  private let strings: Strings
  /// Why there are no images, where that is not because both answer alike.
  private let missing: Missing?

  /// Why images cannot be shown.
  package enum Missing: Sendable {
    /// The weights of a run are not at hand.
    case weights(label: String)
    /// The data are no images.
    case data
  }

  /// A narrator for one language.
  package init(_ comparison: RunComparison, missing: Missing?, tool: ToolContent, strings: Strings) {
    (self.comparison, self.missing, self.tool, self.strings) = (comparison, missing, tool, strings)
  }

  private var numbers: NumberFormat { strings.numbers }

  /// All that the page of this language says.
  package func content() throws -> ComparisonContent {
    let (first, second) = (comparison.first, comparison.second)
    return ComparisonContent(
      language: strings.language, tool: tool, first: first.label, second: second.label,
      title: try words("title", ["first": first.label, "second": second.label]), lead: try lead(),
      recipe: try words(recipeKey), imagesNote: try imagesNote(), results: try results(), settings: try settings(),
      layers: layers())
  }

  private func words(_ key: String, _ values: [String: String] = [:]) throws -> String {
    try strings("comparison.\(key)", values)
  }

  private func lead() throws -> String {
    let ordered = comparison.first.accuracy > comparison.second.accuracy ? comparison.runs : comparison.runs.reversed()
    let (better, worse) = (ordered[0], ordered[1])
    return try words(
      better.wrong == worse.wrong ? "lead-equal" : "lead-better",
      [
        "better": better.label, "worse": worse.label, "test": numbers.integer(better.test),
        "dataset": better.dataset, "betterAccuracy": numbers.percent(better.accuracy, places: 2),
        "worseAccuracy": numbers.percent(worse.accuracy, places: 2),
        "difference": numbers.integer(worse.wrong - better.wrong),
      ])
  }

  private var recipeKey: String {
    if comparison.runs.contains(where: { $0.settings.isEmpty }) { return "recipe-unknown" }
    let differing = comparison.settings.filter(\.differs).map(\.name)
    if differing.isEmpty { return "recipe-equal" }
    return differing == ["seed"] && comparison.first.layers == comparison.second.layers
      ? "recipe-seed" : "recipe-differs"
  }

  private func imagesNote() throws -> String? {
    switch missing {
    case .weights(let label): try words("images-missing", ["label": label])
    case .data: try words("images-data")
    case nil: comparison.disagreements?.count == 0 ? try words("images-none") : nil
    }
  }

  private func results() throws -> [ComparisonContent.Row] {
    try [
      row("network") { $0.network }, row("layers") { numbers.integer($0.layers.count) },
      row("parameters") { numbers.integer($0.parameters) }, row("flops") { numbers.integer($0.flops) },
      row("training") { numbers.integer($0.training) }, row("validation") { numbers.integer($0.validation) },
      row("epochs") { $0.history.isEmpty ? none : numbers.integer($0.history.count) },
      row("validation-loss") { run in
        LearningCurves(run.history).map { numbers.decimal($0.epochs[$0.best].validationLoss, places: 4) } ?? none
      },
      row("loss") { numbers.decimal($0.loss, places: 4) },
      row("accuracy") { numbers.percent($0.accuracy, places: 2) }, row("wrong") { numbers.integer($0.wrong) },
    ]
  }

  private var none: String { strings.entries["comparison.none"] ?? "" }

  private func row(_ key: String, _ text: (RunRecord) -> String) throws -> ComparisonContent.Row {
    let (first, second) = (text(comparison.first), text(comparison.second))
    return ComparisonContent.Row(
      name: try words("rows.\(key)"), first: first, second: second, differs: first != second)
  }

  private func settings() throws -> [ComparisonContent.Row] {
    comparison.settings.map { pair in
      // A later program may know settings that these words do not.
      ComparisonContent.Row(
        name: strings.entries["comparison.settings.\(pair.name)"] ?? pair.name, first: setting(pair.first),
        second: setting(pair.second), differs: pair.differs)
    }
  }

  /// A setting as `report.json` has it; numbers as the language writes them.
  private func setting(_ text: String?) -> String {
    guard let text else { return none }
    guard text.contains("."), let value = Double(text), value.isFinite else { return text }
    return numbers.short(value)
  }

  private func layers() -> [ComparisonContent.LayerRow] {
    func text(_ run: RunRecord, _ index: Int) -> (layer: String, shape: String, parameters: String) {
      guard run.layers.indices.contains(index) else { return ("", "", "") }
      let layer = run.layers[index]
      return (
        "\(layer.name) (\(layer.kind))",
        layer.shape.map(numbers.integer).joined(separator: "\u{202F}×\u{202F}"), numbers.integer(layer.parameters)
      )
    }
    return (0..<max(comparison.first.layers.count, comparison.second.layers.count)).map { index in
      ComparisonContent.LayerRow(first: text(comparison.first, index), second: text(comparison.second, index))
    }
  }
}
