import Canvas
import Insights
import Localization
import Training

/// The learning curves of two runs on the same scales.
public struct ComparisonCurvesFigure: Figure {
  /// `comparison-curves`.
  public let id = "comparison-curves"
  let value: RunComparison

  private static let (panelHeight, plotHeight) = (268.0, 190.0)

  /// A figure where both runs were trained here; `nil` where one has no history.
  public init?(_ value: RunComparison) {
    guard value.runs.allSatisfy({ !$0.history.isEmpty }) else { return nil }
    self.value = value
  }

  /// What both end with.
  public func wording(_ strings: Strings) throws -> FigureWording {
    var values: [String: String] = [:]
    for (name, run) in [("first", value.first), ("second", value.second)] {
      let last = run.history[run.history.count - 1]
      values[name] = run.label
      values["\(name)Epochs"] = strings.numbers.integer(run.history.count)
      values["\(name)Loss"] = strings.numbers.decimal(last.validationLoss, places: 3)
      values["\(name)Accuracy"] = strings.numbers.percent(last.validationAccuracy)
    }
    return try FigureWording(id, strings, values)
  }

  /// Two panels below each other, over the same epochs.
  public func size(_ strings: Strings) throws -> Size { Size(FigureMetrics.width, 2 * Self.panelHeight) }

  /// Loss above, accuracy below; both runs in each.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    try draw("loss", \.loss, \.validationLoss, limit: nil, at: 0, on: canvas, strings)
    try draw("accuracy", \.accuracy, \.validationAccuracy, limit: 1, at: Self.panelHeight, on: canvas, strings)
  }

  private func draw(
    _ quantity: String, _ training: @escaping (EpochRecord) -> Double,
    _ validation: @escaping (EpochRecord) -> Double, limit: Double?,
    at top: Double, on canvas: Canvas, _ strings: Strings
  ) throws {
    let lines = try value.runs.enumerated().flatMap { index, run in
      try [("training", training, Dash.solid), ("validation", validation, Dash.dashed)].map { name, value, dash in
        let label = try strings("\(id).labels.\(name)", ["run": run.label])
        return Series(
          run.history.map { (Double($0.epoch), value($0)) }.filter { $0.1.isFinite }, label: label,
          .category(index), dash: dash)
      }
    }
    let values = value.runs.flatMap { $0.history.flatMap { [training($0), validation($0)] } }.filter(\.isFinite)
    let range = Ticks.widened((limit == nil ? 0 : values.min() ?? 0)...(limit ?? max(values.max() ?? 1, 1e-9)))
    let width = range.upperBound - range.lowerBound
    let ticks = Ticks.round(in: range).map { tick in
      Tick(
        tick,
        limit == nil
          ? strings.numbers.decimal(tick, places: width < 0.3 ? 2 : 1)
          : strings.numbers.percent(tick, places: width < 0.04 ? 1 : 0))
    }
    let names = try value.runs.flatMap { run in
      try ["training", "validation"].map { try strings("\(id).labels.\($0)", ["run": run.label]) }
    }
    let left = TextStyle.small.width(ofWidest: ticks.map(\.text)) + 8
    let room = min(220, TextStyle.small.bold.width(ofWidest: names) + 14)
    let last = Double(value.runs.map(\.history.count).max() ?? 1)
    let plot = Plot(
      area: Rect(left, top + 34, FigureMetrics.width - left - room, Self.plotHeight), x: (last > 1 ? 1 : 0)...last,
      y: range)
    canvas.text(try strings("\(id).labels.\(quantity)"), at: Point(0, top), .heading)
    let epochs = last <= 10 ? (1...Int(last)).map(Double.init) : Ticks.round(in: 1...last).filter { $0 >= 1 }
    canvas.axes(
      plot, x: epochs.filter { $0 == $0.rounded() }.map { Tick($0, strings.numbers.integer(Int($0))) }, y: ticks,
      xLabel: try strings("\(id).labels.epoch"))
    canvas.series(lines, in: plot, dots: last <= 20)
  }
}
