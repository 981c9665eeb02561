import Canvas
import Insights
import Localization
import Training

/// What changes to a network bring: for each network the accuracy of all its runs, and what it costs.
public struct DesignAccuracyFigure: CataloguedFigure {
  /// `design-accuracy`.
  public let id = "design-accuracy"
  let value: DesignComparison

  private static let (rowHeight, top) = (25.0, 40.0)

  /// One figure where there are recorded runs.
  public static func figures(of explanation: Explanation) -> [DesignAccuracyFigure] {
    explanation.design.map { [DesignAccuracyFigure(value: $0)] } ?? []
  }

  /// The best change to one thing, and the spread of the network that was changed.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let range = value.base.range(\.accuracy)
    let best = value.record.results.max { $0.mean(\.accuracy) < $1.mean(\.accuracy) } ?? value.base
    let facts = try value.record.results.map { result in
      "\(try name(result, strings)) \(numbers.percent(result.mean(\.accuracy), places: 2))"
    }
    let values = [
      "best": try name(best, strings), "bestAccuracy": numbers.percent(best.mean(\.accuracy)),
      "baseAccuracy": numbers.percent(value.base.mean(\.accuracy)), "count": numbers.integer(facts.count),
      "seeds": numbers.integer(value.record.seeds.count), "epochs": numbers.integer(value.record.epochs),
      "training": numbers.integer(value.record.training), "low": numbers.percent(range.lowerBound, places: 2),
      "high": numbers.percent(range.upperBound, places: 2), "own": value.own.name,
      "ownAccuracy": numbers.percent(value.own.accuracy, places: 2), "networks": facts.joined(separator: "; "),
    ]
    return try FigureWording(id, strings, values)
  }

  /// A row for each network, one more for one that is none of them, and the axis.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, Self.top + Double(rows) * Self.rowHeight + 42)
  }

  /// Names, runs and costs, row by row, over the spread of the network that was changed.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let plot = try plot(strings)
    drawBand(on: canvas, plot)
    let range = plot.x
    canvas.axes(
      plot, x: Ticks.round(in: range).map { Tick($0, strings.numbers.percent($0, places: 1)) }, y: [],
      xLabel: try strings("\(id).labels.accuracy"))
    try drawHeads(on: canvas, plot, strings)
    for (index, result) in value.record.results.enumerated() { try draw(result, index, on: canvas, plot, strings) }
    try drawOwn(on: canvas, plot, strings)
  }
}

extension DesignAccuracyFigure {
  private var rows: Int { value.record.results.count + (value.own.variant == nil ? 1 : 0) }

  private func name(_ result: StudyResult, _ strings: Strings) throws -> String {
    try strings("\(id).variants.\(result.name)")
  }

  private func plot(_ strings: Strings) throws -> Plot {
    let names = try value.record.results.map { try name($0, strings) } + [value.own.name]
    let left = TextStyle.small.bold.width(ofWidest: names) + 14
    let values = value.record.results.flatMap { $0.runs.map(\.accuracy) }
    let (least, greatest) = (values.min() ?? 0, values.max() ?? 1)
    // A network that learned little must not press the others together.
    let own = max(value.own.accuracy, least - (greatest - least) / 2)
    let range = Ticks.widened(min(least, own)...max(greatest, own))
    return Plot(
      area: Rect(left, Self.top, FigureMetrics.width - left - 196, Double(rows) * Self.rowHeight), x: range, y: 0...1)
  }

  /// The middle of a row.
  private func height(_ row: Int) -> Double { Self.top + (Double(row) + 0.5) * Self.rowHeight }

  /// From the worst to the best run of the network that was changed, behind all rows.
  private func drawBand(on canvas: Canvas, _ plot: Plot) {
    let range = value.base.range(\.accuracy)
    let (left, right) = (plot.point(range.lowerBound, 0).x, plot.point(range.upperBound, 0).x)
    canvas.rectangle(Rect(left, plot.area.minY, max(2, right - left), plot.area.height), fill: .hairline)
    for row in 1..<rows {
      let y = Self.top + Double(row) * Self.rowHeight
      canvas.line(from: Point(0, y), to: Point(FigureMetrics.width, y), .hairline, width: 0.5)
    }
  }

  private func drawHeads(on canvas: Canvas, _ plot: Plot, _ strings: Strings) throws {
    for (column, key) in ["parameters", "flops"].enumerated() {
      let x = plot.area.maxX + 90 + Double(column) * 100
      canvas.text(
        try strings("\(id).labels.\(key)"), at: Point(x, Self.top - 6), .small, .muted, .bottomRight,
        width: 92)
    }
  }

  private func drawCosts(_ parameters: Int, _ flops: Int, _ row: Int, on canvas: Canvas, _ plot: Plot, _ s: Strings) {
    let millions = Double(flops) / 1e6
    let texts = [s.numbers.integer(parameters), s.numbers.decimal(millions, places: millions < 10 ? 2 : 0)]
    for (column, text) in texts.enumerated() {
      let x = plot.area.maxX + 90 + Double(column) * 100
      canvas.text(text, at: Point(x, height(row)), .small, .ink, .right)
    }
  }

  /// The runs as dots, the line between the worst and the best, and the mean as a tick.
  private func draw(_ result: StudyResult, _ row: Int, on canvas: Canvas, _ plot: Plot, _ strings: Strings) throws {
    let (y, range) = (height(row), result.range(\.accuracy))
    func x(_ accuracy: Double) -> Double { plot.point(accuracy, 0).x }
    let isOwn = result.name == value.own.variant
    canvas.text(
      try name(result, strings), at: Point(plot.area.minX - 10, y), row == 0 || isOwn ? .small.bold : .small,
      isOwn ? .lookHere : .ink, .right)
    let paint: Paint =
      switch value.verdict(result) {
      case .better: .category(0)
      case .worse: .category(1)
      case .unclear: .ink
      }
    canvas.line(from: Point(x(range.lowerBound), y), to: Point(x(range.upperBound), y), paint, width: 2)
    for run in result.runs { canvas.circle(Point(x(run.accuracy), y), radius: 3.5, fill: paint) }
    let mean = x(result.mean(\.accuracy))
    canvas.line(from: Point(mean, y - 8), to: Point(mean, y + 8), paint, width: 2)
    drawCosts(result.parameters, result.flops, row, on: canvas, plot, strings)
  }

  /// The run of this site's network: a ring in its row, or in one of its own.
  private func drawOwn(on canvas: Canvas, _ plot: Plot, _ strings: Strings) throws {
    let own = value.own
    let row = value.record.results.firstIndex { $0.name == own.variant } ?? rows - 1
    let isOutside = own.accuracy < plot.x.lowerBound
    let centre = Point(plot.point(max(own.accuracy, plot.x.lowerBound), 0).x, height(row))
    if isOutside {
      let text = "← \(strings.numbers.percent(own.accuracy))"
      canvas.text(text, at: Point(centre.x + 4, centre.y), .small.bold, .lookHere, .left)
    } else {
      canvas.circle(centre, radius: 7, stroke: .lookHere, width: 2)
    }
    guard own.variant == nil else { return }
    canvas.text(own.name, at: Point(plot.area.minX - 10, centre.y), .small.bold, .lookHere, .right)
    drawCosts(own.parameters, own.flops, row, on: canvas, plot, strings)
  }
}
