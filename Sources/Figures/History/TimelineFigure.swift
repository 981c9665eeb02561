import Canvas
import Insights
import Localization

/// Where convolutional networks come from, and how far below the human error they came.
public struct TimelineFigure: CataloguedFigure {
  /// `timeline`.
  public let id = "timeline"
  let value: Timeline

  /// The same figure for every network.
  public static func figures(of explanation: Explanation) -> [TimelineFigure] {
    [TimelineFigure(value: explanation.timeline)]
  }

  /// When the idea came, when it was trained, when it won; what the errors are, and of whom.
  public func wording(_ strings: Strings) throws -> FigureWording {
    func year(_ name: String) -> String { value.events.first { $0.name == name }.map { String($0.year) } ?? "" }
    let events = try value.events.map { "\($0.year) \(try strings("timeline.events.\($0.name).name"))" }
    let (won, below) = (value.turningPoint, value.belowHuman)
    return try FigureWording(
      id, strings,
      [
        "idea": year("hubel-wiesel"), "learned": year("lecun"), "won": won.map { String($0.year) } ?? "",
        "winner": won?.winner ?? "", "error": won.map { strings.percentage($0.error) } ?? "",
        "human": strings.percentage(value.humanError), "below": below.map { String($0.year) } ?? "",
        "lastYear": value.contest.last.map { String($0.year) } ?? "",
        "last": value.contest.last.map { strings.percentage($0.error) } ?? "",
        "first": value.contest.first.map { strings.percentage($0.error) } ?? "",
        "firstYear": value.contest.first.map { String($0.year) } ?? "", "events": events.joined(separator: "; "),
      ])
  }

  /// As wide as a wide page.
  public func size(_ strings: Strings) throws -> Size { try TimelineLayout(value, strings).size }

  /// The whole history, then the years of the contest enlarged, then the sources.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = try TimelineLayout(value, strings)
    drawFan(on: canvas, layout)
    try drawEarly(on: canvas, layout, strings)
    try TimelineChart(layout: layout, strings: strings).draw(on: canvas)
    drawModern(on: canvas, layout)
    canvas.place(layout.sources, at: Point(0, layout.panelBottom + 16))
  }
}

extension TimelineFigure {
  /// The shape of a magnifying glass: narrow at the axis of the whole history, wide at the enlarged one.
  private func drawFan(on canvas: Canvas, _ layout: TimelineLayout) {
    guard let first = value.modern.first else { return }
    let left = TimelineLayout.earlyX(first.year, value) - 6
    let right = TimelineLayout.width
    canvas.polygon(
      [
        Point(left, layout.earlyAxis), Point(right, layout.earlyAxis), Point(right, layout.panelBottom),
        Point(0, layout.panelBottom), Point(0, layout.fan.bottom), Point(left, layout.fan.top),
      ], fill: .panel)
  }

  private func drawEarly(on canvas: Canvas, _ layout: TimelineLayout, _ strings: Strings) throws {
    let axis = layout.earlyAxis
    let decades = stride(from: 1960, through: TimelineLayout.end(value), by: 10)
    drawAxis(
      at: axis, from: 0, to: TimelineLayout.width, on: canvas,
      ticks: decades.map { ($0, TimelineLayout.earlyX($0, value)) }, layout.early)
    draw(layout.early, axis: axis, background: .paper, on: canvas)
    for event in value.modern {
      canvas.circle(Point(TimelineLayout.earlyX(event.year, value), axis), radius: 3, fill: .muted)
    }
    let middle = (TimelineLayout.earlyX(value.modern.first?.year ?? 0, value) + TimelineLayout.width) / 2
    canvas.text(
      try strings("timeline.labels.enlarged"), at: Point(middle, layout.fan.top - 8), .small, .muted, .bottom,
      width: 200)
    canvas.text(
      try strings("timeline.labels.today"), at: Point(TimelineLayout.width, axis - 14), .small, .muted, .bottomRight)
  }

  private func drawModern(on canvas: Canvas, _ layout: TimelineLayout) {
    let years = (value.modern.first?.year ?? 0)...TimelineLayout.end(value)
    drawAxis(
      at: layout.modernAxis, from: TimelineLayout.left, to: TimelineLayout.width - 10, on: canvas,
      ticks: years.map { ($0, TimelineLayout.modernX(Double($0), value)) }, layout.modern)
    draw(layout.modern, axis: layout.modernAxis, background: .panel, on: canvas)
  }

  private func drawAxis(
    at y: Double, from left: Double, to right: Double, on canvas: Canvas, ticks: [(year: Int, x: Double)],
    _ cards: TimelineCards
  ) {
    canvas.line(from: Point(left, y), to: Point(right, y), .ink, width: 2)
    for tick in ticks {
      canvas.line(from: Point(tick.x, y), to: Point(tick.x, y + 5), .ink)
      guard !cards.hasPole(near: tick.x) else { continue }
      canvas.text(String(tick.year), at: Point(tick.x, y + 7), .small, .muted, .top)
    }
  }

  private func draw(_ cards: TimelineCards, axis: Double, background: Paint, on canvas: Canvas) {
    for card in cards.cards { card.draw(on: canvas, axis: axis, background: background) }
  }
}

extension Strings {
  /// A percentage with as many decimals as its source gives: one, or two of small ones.
  func percentage(_ percent: Double) -> String {
    numbers.percent(percent / 100, places: (percent * 10).rounded() / 10 == percent ? 1 : 2)
  }
}
