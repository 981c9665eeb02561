import Canvas
import Insights
import Localization

/// The winners of the ImageNet contest year by year: how often they erred, and how deep they were.
public struct ContestFigure: CataloguedFigure {
  /// `imagenet-contest`.
  public let id = "imagenet-contest"
  let hall: HallOfFame

  private static let top = 30.0
  private static let rowHeight = 27.0
  private static let nameWidth = 142.0
  /// Right of the errors' bars, for their numbers.
  private static let numberWidth = 48.0

  /// The same figure for every network.
  public static func figures(of explanation: Explanation) -> [ContestFigure] {
    explanation.hallOfFame.map { [ContestFigure(hall: $0)] } ?? []
  }

  /// Where errors began and ended, when they fell below the human's, and how deep the deepest was.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (first, last) = (hall.winners.first?.result, hall.winners.last?.result)
    let rows = try hall.winners.map { winner in
      "\(winner.result.year) \(winner.result.winner) \(strings.percentage(winner.result.error)), "
        + (try depth(of: winner, strings))
    }
    return try FigureWording(
      id, strings,
      [
        "first": first.map { strings.percentage($0.error) } ?? "", "firstYear": first.map { "\($0.year)" } ?? "",
        "last": last.map { strings.percentage($0.error) } ?? "", "lastYear": last.map { "\($0.year)" } ?? "",
        "human": strings.percentage(hall.humanError),
        "shallow": strings.numbers.integer(hall.winners.compactMap(\.depth).min() ?? 0),
        "deep": strings.numbers.integer(hall.winners.compactMap(\.depth).max() ?? 0),
        "rows": rows.joined(separator: "; "),
      ])
  }

  /// A row for each year.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, Self.top + Double(hall.winners.count) * Self.rowHeight + 30)
  }

  /// Years and names, bars of errors with the human's, bars of depths.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let width = canvas.content.width
    let errors = Rect(Self.nameWidth, 0, (width - Self.nameWidth) * 0.52, 0)
    let depths = Rect(errors.maxX + 28, 0, width - errors.maxX - 28, 0)
    canvas.text(
      try strings("\(id).labels.error"), at: Point(errors.minX, 0), .heading, width: errors.width - 12)
    canvas.text(try strings("\(id).labels.depth"), at: Point(depths.minX, 0), .heading, width: depths.width)
    let unit = (errors.width - Self.numberWidth) / (hall.winners.map(\.result.error).max() ?? 1)
    let layer = (depths.width - 40) / Double(hall.winners.compactMap(\.depth).max() ?? 1)
    let human = errors.minX + unit * hall.humanError
    for (index, winner) in hall.winners.enumerated() {
      let y = Self.top + Double(index) * Self.rowHeight
      let result = winner.result
      let middle = y + Self.rowHeight / 2
      canvas.text("\(result.year)", at: Point(0, middle), .label.bold, .ink, .left)
      canvas.text(result.winner, at: Point(40, middle), .label, .ink, .left)
      let bar = Rect(errors.minX, y + 4, unit * result.error, Self.rowHeight - 8)
      canvas.rectangle(
        bar, fill: result.isConvolutional ? .category(0) : .panel, stroke: .category(0), width: 1.5)
      // Not on the line of the human's errors.
      let end = bar.maxX < human ? human : bar.maxX
      canvas.text(strings.percentage(result.error), at: Point(end + 6, middle), .label, .ink, .left)
      let length = layer * Double(winner.depth ?? 0)
      canvas.rectangle(Rect(depths.minX, bar.minY, length, bar.height), fill: .category(2))
      canvas.text(
        try depth(of: winner, strings), at: Point(depths.minX + length + 6, middle),
        winner.depth == nil ? .small : .label, winner.depth == nil ? .muted : .ink, .left)
    }
    try drawHuman(on: canvas, x: human, strings)
    for x in [errors.minX, depths.minX] {
      canvas.line(
        from: Point(x, Self.top - 2), to: Point(x, Self.top + Double(hall.winners.count) * Self.rowHeight + 2), .muted)
    }
  }

  /// A dashed line over all years, named below them.
  private func drawHuman(on canvas: Canvas, x: Double, _ strings: Strings) throws {
    let bottom = Self.top + Double(hall.winners.count) * Self.rowHeight + 8
    canvas.line(from: Point(x, Self.top - 4), to: Point(x, bottom), .category(1), width: 1.5, dash: .dashed)
    canvas.text(
      try strings("\(id).labels.human", ["error": strings.percentage(hall.humanError)]),
      at: Point(x - 4, bottom + 2), .small.bold, .category(1))
  }

  private func depth(of winner: HallOfFame.Winner, _ strings: Strings) throws -> String {
    if let depth = winner.depth { return strings.numbers.integer(depth) }
    return try strings("\(id).labels.\(winner.result.isConvolutional ? "several" : "none")")
  }
}
