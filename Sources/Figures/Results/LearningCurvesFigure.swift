import Canvas
import Insights
import Localization
import Training

/// Loss and accuracy after each epoch, of the training and of the validation images.
public struct LearningCurvesFigure: CataloguedFigure {
  /// `learning-curves`.
  public let id = "learning-curves"
  let value: LearningCurves

  /// One figure of a network that was trained here.
  public static func figures(of explanation: Explanation) -> [LearningCurvesFigure] {
    explanation.learningCurves.map { [LearningCurvesFigure(value: $0)] } ?? []
  }

  /// Whether learning went on to the end, and the last values with the gap between them.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let (first, last, best) = (value.epochs[0], value.epochs[value.epochs.count - 1], value.epochs[value.best])
    let gap = (last.accuracy - last.validationAccuracy) * 100
    let values = [
      "epochs": numbers.integer(value.epochs.count), "best": numbers.integer(best.epoch),
      "loss": numbers.decimal(last.loss, places: 3), "accuracy": numbers.percent(last.accuracy),
      "validationLoss": numbers.decimal(last.validationLoss, places: 3),
      "validationAccuracy": numbers.percent(last.validationAccuracy),
      "bestLoss": numbers.decimal(best.validationLoss, places: 3), "gap": numbers.decimal(abs(gap), places: 1),
      "firstLoss": numbers.decimal(first.loss, places: 3), "firstAccuracy": numbers.percent(first.accuracy),
    ]
    let title = value.epochs.count == 1 ? "title-one" : value.isLastBest ? "title-still" : "title-turned"
    var wording = try FigureWording(id, title: title, strings, values)
    let order = gap >= 0 ? "gap-below" : "gap-above"
    let notes = [order] + (first.validationAccuracy > first.accuracy ? ["early"] : [])
    let caption = try ([wording.caption] + notes.map { try strings("learning-curves.\($0)", values) })
    wording = FigureWording(
      title: wording.title, caption: caption.joined(separator: " "), alternative: wording.alternative)
    return wording
  }

  /// Two panels side by side.
  public func size(_ strings: Strings) throws -> Size { Size(FigureMetrics.width, 304) }

  /// Loss left, accuracy right; the epoch with the smallest validation loss marked in both.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let places = LearningCurvesFigure.lossPlaces(value)
    let panels = [
      Panel(
        heading: try strings("learning-curves.labels.loss"), training: value.epochs.map(\.loss),
        validation: value.epochs.map(\.validationLoss), limit: .infinity, isFromZero: true
      ) { strings.numbers.decimal($0, places: places) },
      Panel(
        heading: try strings("learning-curves.labels.accuracy"), training: value.epochs.map(\.accuracy),
        validation: value.epochs.map(\.validationAccuracy), limit: 1, isFromZero: false
      ) { strings.numbers.percent($0) },
    ]
    let names = try ["training", "validation"].map { try strings("learning-curves.labels.\($0)") }
    let room = TextStyle.small.bold.width(ofWidest: panels.flatMap { $0.ends(names) }) + 10
    for (panel, area) in zip(panels, canvas.content.columns(2, gap: 16)) {
      try draw(panel, names, room: room, on: canvas, in: area, strings)
    }
  }
}

extension LearningCurvesFigure {
  /// One of the two quantities.
  private struct Panel {
    let heading: String
    let training, validation: [Double]
    /// What no value can exceed, where the axis ends.
    let limit: Double
    let isFromZero: Bool
    /// Writes a value.
    let format: (Double) -> String

    /// What stands at the ends of the two lines: names and last values.
    func ends(_ names: [String]) -> [String] {
      zip(names, [training, validation]).map { "\($0) \(format($1[$1.count - 1]))" }
    }

    /// From a round number to a round number.
    var range: ClosedRange<Double> {
      let values = (training + validation).filter(\.isFinite)
      let (least, greatest) = (isFromZero ? 0 : values.min() ?? 0, values.max() ?? 1)
      return Ticks.widened(least...(limit.isFinite ? limit : max(greatest, least + 1e-9)))
    }
  }

  /// Three decimals, and more where losses are smaller than they can show.
  private static func lossPlaces(_ curves: LearningCurves) -> Int {
    let least = curves.epochs.flatMap { [$0.loss, $0.validationLoss] }.filter { $0.isFinite && $0 > 0 }.min() ?? 1
    return least < 0.01 ? 4 : 3
  }

  private func draw(
    _ panel: Panel, _ names: [String], room: Double, on canvas: Canvas, in area: Rect, _ strings: Strings
  ) throws {
    let yTicks = Ticks.round(in: panel.range).map { Tick($0, tickText($0, panel, strings)) }
    let left = TextStyle.small.width(ofWidest: yTicks.map(\.text)) + 8
    let plot = Plot(
      area: Rect(area.minX + left, 56, area.width - left - room, area.height - 56 - 40),
      x: xRange,
      y: panel.range)
    canvas.text(panel.heading, at: Point(area.minX, 0), .heading)
    canvas.axes(
      plot, x: xTicks(strings), y: yTicks, xLabel: try strings("learning-curves.labels.epoch"))
    if value.epochs.count > 1 { try mark(panel, in: plot, on: canvas, strings) }
    let series = zip(panel.ends(names), [panel.training, panel.validation]).enumerated().map { index, line in
      Series(
        zip(value.epochs, line.1).filter { $0.1.isFinite }.map { (Double($0.epoch), $1) }, label: line.0,
        .category(2 * index), dash: index == 0 ? .solid : .dashed)
    }
    canvas.series(series, in: plot, dots: value.epochs.count <= 20)
  }

  /// A line at the epoch with the smallest validation loss.
  private func mark(_ panel: Panel, in plot: Plot, on canvas: Canvas, _ strings: Strings) throws {
    let best = value.epochs[value.best]
    let point = plot.point(Double(best.epoch), panel.validation[value.best])
    canvas.line(from: Point(point.x, plot.area.minY - 2), to: Point(point.x, plot.area.maxY), .lookHere, dash: .dotted)
    let text = try strings("learning-curves.labels.best", ["epoch": strings.numbers.integer(best.epoch)])
    // Over the line, but within the panel.
    let half = TextStyle.small.measure(text).width / 2
    let x = max(point.x, plot.area.minX + half)
    canvas.text(text, at: Point(x, plot.area.minY - 6), .small, .lookHere, .bottom)
    canvas.circle(point, radius: 7, stroke: .lookHere, width: 2)
  }

  /// From the first epoch to the last; a single one stands at the right end, beside its names.
  private var xRange: ClosedRange<Double> {
    let last = Double(value.epochs[value.epochs.count - 1].epoch)
    return value.epochs.count == 1 ? last - 1...last : Double(value.epochs[0].epoch)...last
  }

  private func xTicks(_ strings: Strings) -> [Tick] {
    let epochs = value.epochs.map { Double($0.epoch) }
    let places = epochs.count <= 10 ? epochs : Ticks.round(in: epochs[0]...epochs[epochs.count - 1])
    return places.filter { $0 == $0.rounded() }.map { Tick($0, strings.numbers.integer(Int($0))) }
  }

  /// As many decimals as tell neighbouring ticks apart.
  private func tickText(_ tick: Double, _ panel: Panel, _ strings: Strings) -> String {
    let width = panel.range.upperBound - panel.range.lowerBound
    if panel.limit == 1 { return strings.numbers.percent(tick, places: width < 0.04 ? 1 : 0) }
    return strings.numbers.decimal(tick, places: width < 0.3 ? 2 : 1)
  }
}
