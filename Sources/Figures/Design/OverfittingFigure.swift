import Canvas
import Insights
import Localization
import Training

/// Learning curves of one network on few images, without Dropout and with it, on the same scales.
public struct OverfittingFigure: CataloguedFigure {
  /// `overfitting`.
  public let id = "overfitting"
  let value: OverfittingComparison

  private static let (panelHeight, plotHeight) = (268.0, 190.0)

  /// One figure where there are recorded runs.
  public static func figures(of explanation: Explanation) -> [OverfittingFigure] {
    explanation.overfitting.map { [OverfittingFigure(value: $0)] } ?? []
  }

  /// Where the validation losses turn, and how far apart they end.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    var values = [
      "images": numbers.integer(value.record.training), "validation": numbers.integer(value.record.validation),
      "epochs": numbers.integer(value.record.epochs), "seeds": numbers.integer(value.record.seeds.count),
    ]
    for (name, course) in [("without", value.without), ("with", value.with)] {
      let (last, turn) = (course.epochs[course.epochs.count - 1], course.epochs[course.turn])
      values["\(name)Turn"] = numbers.integer(turn.epoch)
      values["\(name)Least"] = numbers.decimal(turn.validationLoss, places: 3)
      values["\(name)Last"] = numbers.decimal(last.validationLoss, places: 3)
      values["\(name)Training"] = numbers.decimal(last.loss, places: 4)
      values["\(name)Accuracy"] = numbers.percent(last.validationAccuracy)
    }
    return try FigureWording(id, strings, values)
  }

  /// Two panels below each other, over the same epochs.
  public func size(_ strings: Strings) throws -> Size { Size(FigureMetrics.width, 2 * Self.panelHeight) }

  /// Loss above, accuracy below.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let quantities = [
      Quantity(name: "loss", training: \.loss, validation: \.validationLoss, limit: nil),
      Quantity(name: "accuracy", training: \.accuracy, validation: \.validationAccuracy, limit: 1),
    ]
    for (index, quantity) in quantities.enumerated() {
      try draw(quantity, at: Double(index) * Self.panelHeight, on: canvas, strings)
    }
  }
}

extension OverfittingFigure {
  /// What a panel shows of each epoch.
  private struct Quantity: Sendable {
    let name: String
    let training, validation: @Sendable (EpochRecord) -> Double
    /// What no value can exceed, where the axis ends.
    let limit: Double?
  }

  private var courses: [(name: String, course: OverfittingComparison.Course, paint: Paint)] {
    [("without", value.without, .category(1)), ("with", value.with, .category(0))]
  }

  /// Without the first epochs of the training, which would press everything else together.
  private func range(_ quantity: Quantity) -> ClosedRange<Double> {
    let runs = courses.flatMap { $0.course.result.runs.map(\.history) }
    let values = runs.flatMap { $0.dropFirst(2).map(quantity.validation) }
    let last = runs.compactMap { $0.last.map(quantity.training) }
    guard let limit = quantity.limit else { return Ticks.widened(0...((values + last).max() ?? 1)) }
    return Ticks.widened(((values + last).min() ?? 0)...limit)
  }

  private func draw(_ quantity: Quantity, at top: Double, on canvas: Canvas, _ strings: Strings) throws {
    let range = range(quantity)
    func text(_ value: Double) -> String {
      quantity.limit == nil ? strings.numbers.decimal(value, places: 1) : strings.numbers.percent(value, places: 0)
    }
    let names = try courses.flatMap { course in
      try ["training", "validation"].map { try strings("\(id).labels.\($0)-\(course.name)") }
    }
    let ticks = Ticks.round(in: range).map { Tick($0, text($0)) }
    let left = TextStyle.small.width(ofWidest: ticks.map(\.text)) + 8
    let room = TextStyle.small.bold.width(ofWidest: names) + 12
    let last = Double(value.record.epochs)
    let plot = Plot(
      area: Rect(left, top + 34, FigureMetrics.width - left - room, Self.plotHeight), x: 1...last, y: range)
    canvas.text(try strings("\(id).labels.\(quantity.name)"), at: Point(0, top), .heading)
    let epochs = Ticks.round(in: 0...last, about: 6).filter { $0 >= 1 }
    canvas.axes(
      plot, x: ([1] + epochs).map { Tick($0, strings.numbers.integer(Int($0))) }, y: ticks,
      xLabel: try strings("\(id).labels.epoch"))
    drawRuns(quantity, plot, on: canvas)
    drawMeans(quantity, names, plot, on: canvas)
    if quantity.limit == nil { try drawTurns(quantity, plot, on: canvas, strings) }
  }

  /// The validation of each run, thin: how much a seed changes.
  private func drawRuns(_ quantity: Quantity, _ plot: Plot, on canvas: Canvas) {
    canvas.clipped(to: plot.area) {
      for course in courses {
        for run in course.course.result.runs {
          let points = run.history.map { plot.point(Double($0.epoch), quantity.validation($0)) }
          canvas.polyline(points, course.paint, width: 0.6)
        }
      }
    }
  }

  /// The means of training, solid, and of validation, dashed, with their names at their ends.
  private func drawMeans(_ quantity: Quantity, _ names: [String], _ plot: Plot, on canvas: Canvas) {
    let lines = courses.flatMap { course in
      [(course, quantity.training, Dash.solid), (course, quantity.validation, Dash.dashed)]
    }
    let series = zip(lines, names).map { line, name in
      // What lies above the axis begins where it enters.
      let points = line.0.course.epochs.drop { !plot.y.contains(line.1($0)) }
      return Series(points.map { (Double($0.epoch), line.1($0)) }, label: name, line.0.paint, dash: line.2)
    }
    canvas.series(series, in: plot)
  }

  /// A ring at the smallest validation loss of each.
  private func drawTurns(_ quantity: Quantity, _ plot: Plot, on canvas: Canvas, _ strings: Strings) throws {
    for course in courses {
      let epoch = course.course.epochs[course.course.turn]
      let point = plot.point(Double(epoch.epoch), epoch.validationLoss)
      // The labels stand above all curves, which are low by then.
      let top = plot.area.minY + 18
      canvas.line(from: point.moved(0, -6), to: Point(point.x, top), .lookHere, dash: .dotted)
      canvas.circle(point, radius: 6, stroke: .lookHere, width: 2)
      let text = try strings("\(id).labels.turn", ["epoch": strings.numbers.integer(epoch.epoch)])
      canvas.text(text, at: Point(point.x, top - 2), .small, .lookHere, .bottom)
    }
  }
}
