import Canvas
import Foundation
import Insights
import Localization

/// What accuracy costs: operations from left to right, parameters as areas.
public struct AccuracyFigure: CataloguedFigure {
  /// `imagenet-accuracy`.
  public let id = "imagenet-accuracy"
  let entries: [HallOfFame.Entry]

  private static let area = Rect(48, 26, 624, 300)
  /// The radius of a hundred million parameters.
  private static let radius = 21.0
  private static let samples = [1, 10, 100]

  /// The same figure for every network.
  public static func figures(of explanation: Explanation) -> [AccuracyFigure] {
    explanation.hallOfFame.map { [AccuracyFigure(entries: $0.measured)] } ?? []
  }

  /// The largest beside one that is as good with less.
  public func wording(_ strings: Strings) throws -> FigureWording {
    func facts(_ entry: HallOfFame.Entry) -> String {
      "\(entry.record.title) \(top1(entry, strings))"
    }
    let large = entries.max { $0.parameters < $1.parameters }
    let small = entries.filter { $0.top1 > large?.top1 ?? 0 }.min { $0.flops < $1.flops }
    let ratio = Double(large?.flops ?? 0) / Double(max(1, small?.flops ?? 1))
    return try FigureWording(
      id, strings,
      [
        "small": small?.record.title ?? "", "large": large?.record.title ?? "",
        "smallAccuracy": small.map { top1($0, strings) } ?? "",
        "largeAccuracy": large.map { top1($0, strings) } ?? "",
        "ratio": strings.numbers.integer(Int(ratio.rounded())),
        "share": strings.numbers.integer(
          Int((Double(large?.parameters ?? 0) / Double(max(1, small?.parameters ?? 1))).rounded())),
        "networks": entries.map(facts).joined(separator: "; "),
      ])
  }

  /// A plot and its legend.
  public func size(_ strings: Strings) throws -> Size { Size(FigureMetrics.width, Self.area.maxY + 96) }

  /// The axes, the circles with the largest ones behind, their names, the legend.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let accuracies = entries.map(\.top1)
    let range = Ticks.widened((accuracies.min() ?? 0) - 1...(accuracies.max() ?? 1) + 1)
    let plot = Plot(area: Self.area, x: log10(400)...log10(80_000), y: range)
    let ticks = [500, 1000, 2000, 5000, 10_000, 20_000, 50_000]
    canvas.axes(
      plot, x: ticks.map { Tick(log10(Double($0)), strings.numbers.integer($0)) },
      y: Ticks.round(in: range).map { Tick($0, strings.numbers.percent($0 / 100, places: 0)) },
      xLabel: try strings("\(id).labels.flops"), yLabel: try strings("\(id).labels.accuracy"))
    let circles = entries.map { entry in
      Circle(
        name: entry.record.title, centre: plot.point(log10(Double(entry.flops) / 1e6), entry.top1),
        radius: Self.radius(Double(entry.parameters) / 1e6), paint: Self.paint(entry.record.family))
    }
    for circle in circles.sorted(by: { ($0.radius, $0.name) > ($1.radius, $1.name) }) {
      canvas.circle(circle.centre, radius: circle.radius, fill: circle.paint)
      canvas.circle(circle.centre, radius: circle.radius + 1, stroke: .paper, width: 1)
    }
    for (circle, box) in zip(circles, Circle.labels(of: circles, in: Self.area)) {
      canvas.text(circle.name, at: box.origin, .small.bold, .ink)
    }
    try drawLegend(on: canvas, strings)
  }

  private func top1(_ entry: HallOfFame.Entry, _ strings: Strings) -> String {
    strings.numbers.percent(entry.top1 / 100)
  }

  private static func radius(_ millions: Double) -> Double { max(2.5, radius * (millions / 100).squareRoot()) }

  private static func paint(_ family: HallOfFame.Family) -> Paint {
    .category([.chains: 0, .branches: 2, .shortcuts: 1, .economy: 3][family] ?? 4)
  }

  private func drawLegend(on canvas: Canvas, _ strings: Strings) throws {
    let y = Self.area.maxY + 72
    var x = canvas.text(try strings("\(id).labels.parameters"), at: Point(0, y), .small, .muted, .left).maxX + 12
    for millions in Self.samples {
      let radius = Self.radius(Double(millions))
      canvas.circle(Point(x + radius, y), radius: radius, stroke: .muted, width: 1.25)
      x = canvas.text(String(millions), at: Point(x + 2 * radius + 5, y), .small, .ink, .left).maxX + 14
    }
    x += 10
    for family in HallOfFame.Family.allCases {
      canvas.circle(Point(x + 5, y), radius: 5, fill: Self.paint(family))
      let text = try strings("\(id).labels.\(family)")
      x = canvas.text(text, at: Point(x + 14, y), .small, .ink, .left).maxX + 14
    }
  }
}

extension HallOfFame.Entry {
  fileprivate var top1: Double { record.accuracy?.top1 ?? 0 }
}

/// A network in the plot.
private struct Circle {
  let name: String
  let centre: Point
  let radius: Double
  let paint: Paint

  private var frame: Rect { Rect(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius) }

  /// Where the names stand: beside their circles, where they meet no other circle and no other name.
  static func labels(of circles: [Circle], in area: Rect) -> [Rect] {
    var taken: [Rect] = []
    for circle in circles {
      let size = TextStyle.small.bold.measure(circle.name)
      let (x, y, gap) = (circle.centre.x, circle.centre.y, circle.radius + 4)
      let places = [
        Point(x + gap, y - size.height / 2), Point(x - gap - size.width, y - size.height / 2),
        Point(x - size.width / 2, y - gap - size.height), Point(x - size.width / 2, y + gap),
      ].map { Rect(at: $0, size) }
      let others = circles.filter { $0.name != circle.name }.map(\.frame)
      let free = places.first { place in
        place.minX >= area.minX && place.maxX <= area.maxX + 12
          && !(taken + others).contains { $0.overlaps(place) }
      }
      taken.append(free ?? places[0])
    }
    return taken
  }
}

extension Rect {
  fileprivate func overlaps(_ other: Rect) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }
}
