import Canvas
import Insights
import Localization

/// Which confusions became more and which fewer from one run to another.
public struct ComparisonConfusionFigure: Figure {
  /// `comparison-confusion`.
  public let id = "comparison-confusion"
  let value: RunComparison

  /// A figure of any two runs.
  public init(_ value: RunComparison) { self.value = value }

  /// The confusion that fell most and the one that rose most.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let changes = changes
    func text(_ change: Change?) throws -> String {
      guard let change, change.amount != 0 else { return try strings("\(id).none") }
      return try strings(
        "\(id).change",
        [
          "true": value.first.classes[change.label], "predicted": value.first.classes[change.predicted],
          "amount": signed(change.amount, strings),
        ])
    }
    return try FigureWording(
      id, strings,
      [
        "first": value.first.label, "second": value.second.label,
        "firstWrong": strings.numbers.integer(value.first.wrong),
        "secondWrong": strings.numbers.integer(value.second.wrong),
        "fell": try text(
          changes.min { ($0.amount, $0.label) < ($1.amount, $1.label) }.flatMap { $0.amount < 0 ? $0 : nil }),
        "rose": try text(
          changes.max { ($0.amount, $1.label) < ($1.amount, $0.label) }.flatMap { $0.amount > 0 ? $0 : nil }),
      ])
  }

  /// The matrix, and its legend beside it or below.
  public func size(_ strings: Strings) throws -> Size { ConfusionMatrixLayout(value.first.matrix).size }

  /// Red where the second run errs more often, blue where it errs less often; on the diagonal, grey, how many more are right.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = ConfusionMatrixLayout(value.first.matrix)
    try layout.drawNames(value.first.classes, on: canvas, strings)
    let limit = Double(max(1, changes.map { abs($0.amount) }.max() ?? 1))
    let scale = ColourScale(.activation, -limit...limit, scope: try strings("\(id).labels.scope"))
    for (label, row) in value.confusionDifference.enumerated() {
      for (predicted, amount) in row.enumerated() {
        let (cell, isRight) = (layout.cell(label, predicted), label == predicted)
        let colour = canvas.theme.colour(of: Float(amount), scale)
        canvas.rectangle(cell, fill: isRight ? .panel : .colour(colour))
        guard layout.hasNumbers, amount != 0 else { continue }
        canvas.text(
          signed(amount, strings), at: cell.centre, isRight ? .label.bold : .label,
          isRight ? .ink : .over(Float(amount), scale), .centre)
      }
    }
    canvas.rectangle(layout.grid.inset(-1), stroke: .muted)
    let notes = layout.notes
    let box = canvas.text(
      try strings("\(id).labels.diagonal"), at: notes.origin, .small, .ink, .topLeft, width: notes.width)
    let legend = Legend(scale, length: min(notes.width, 140)) { strings.numbers.integer(Int($0.rounded())) }
    canvas.place(legend, at: Point(notes.minX, box.maxY + 20))
    canvas.text(
      try strings("\(id).labels.legend", ["second": value.second.label]),
      at: Point(notes.minX, box.maxY + 32 + legend.size.height), .small, .muted, .topLeft, width: notes.width)
  }
}

extension ComparisonConfusionFigure {
  private struct Change {
    let label, predicted, amount: Int
  }

  /// What happened to each confusion.
  private var changes: [Change] {
    value.confusionDifference.enumerated().flatMap { label, row in
      row.enumerated().filter { $0.offset != label }.map {
        Change(label: label, predicted: $0.offset, amount: $0.element)
      }
    }
  }

  private func signed(_ amount: Int, _ strings: Strings) -> String {
    (amount > 0 ? "+" : "") + strings.numbers.integer(amount)
  }
}
