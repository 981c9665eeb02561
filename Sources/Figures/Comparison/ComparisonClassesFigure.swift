import Canvas
import Insights
import Localization

/// How much of each class two runs get right, on one axis.
public struct ComparisonClassesFigure: Figure {
  /// `comparison-classes`.
  public let id = "comparison-classes"
  let value: RunComparison

  private static let (rowHeight, top) = (24.0, 30.0)

  /// A figure of any two runs.
  public init(_ value: RunComparison) { self.value = value }

  /// The class in which they differ most.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (first, second) = (value.first.recalls, value.second.recalls)
    // The first among equals.
    let most = first.indices.max { (abs(second[$0] - first[$0]), $1) < (abs(second[$1] - first[$1]), $0) } ?? 0
    let lists = value.first.classes.indices.map { index in
      "\(value.first.classes[index]): \(strings.numbers.percent(first[index])), \(strings.numbers.percent(second[index]))"
    }
    return try FigureWording(
      id, strings,
      [
        "first": value.first.label, "second": value.second.label, "class": value.first.classes[most],
        "firstShare": strings.numbers.percent(first[most]), "secondShare": strings.numbers.percent(second[most]),
        "classes": lists.joined(separator: "; "),
      ])
  }

  /// A row for each class.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, Self.top + Double(value.first.classes.count) * Self.rowHeight + 42)
  }

  /// Two dots for each class, and the line between them.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let recalls = value.runs.map(\.recalls)
    let names = value.first.classes
    let left = min(220, TextStyle.label.bold.width(ofWidest: names)) + 14
    let least = recalls.joined().min() ?? 0
    let range = Ticks.widened(min(least, 0.99)...1)
    let height = Double(names.count) * Self.rowHeight
    let plot = Plot(area: Rect(left, Self.top, FigureMetrics.width - left - 130, height), x: range, y: 0...1)
    for index in names.indices {
      let y = Self.top + (Double(index) + 0.5) * Self.rowHeight
      canvas.line(from: Point(left, y), to: Point(plot.area.maxX, y), .hairline, width: 0.75)
      canvas.text(names[index], at: Point(left - 8, y), .label.bold, .ink, .right)
      let points = recalls.map { Point(plot.point($0[index], 0).x, y) }
      canvas.line(from: points[0], to: points[1], .muted, width: 2)
      for (run, point) in points.enumerated() { canvas.circle(point, radius: 5, fill: .category(run)) }
      for (run, recall) in recalls.enumerated() {
        let x = plot.area.maxX + 60 + Double(run) * 65
        canvas.text(strings.numbers.percent(recall[index]), at: Point(x, y), .small, .category(run), .right)
      }
    }
    canvas.axes(
      plot, x: Ticks.round(in: range).map { Tick($0, strings.numbers.percent($0, places: 0)) }, y: [],
      xLabel: try strings("\(id).labels.share"))
    var x = left
    for (run, record) in value.runs.enumerated() {
      canvas.circle(Point(x + 5, 10), radius: 5, fill: .category(run))
      x = canvas.text(record.label, at: Point(x + 16, 10), .small.bold, .category(run), .left).maxX + 24
    }
  }
}
