import Canvas
import Insights
import Localization

/// The errors of the contest's winners under the enlarged axis, with the human's.
struct TimelineChart {
  let layout: TimelineLayout
  let strings: Strings

  private var timeline: Timeline { layout.timeline }

  /// Gridlines, the human's error, the line of the winners with their names, and what it all means at the right.
  func draw(on canvas: Canvas) throws {
    drawGrid(on: canvas)
    try drawHuman(on: canvas)
    drawTurningPoint(on: canvas)
    let points = timeline.contest.map(place)
    canvas.polyline(points, .category(0), width: 2)
    for (result, point) in zip(timeline.contest, points) {
      canvas.circle(point, radius: 4.5, fill: result.isConvolutional ? .category(0) : .panel)
      canvas.circle(point, radius: 4.5, stroke: .category(0), width: 2)
      drawName(of: result, at: point, on: canvas)
    }
    try drawExplanation(on: canvas)
  }

  private func y(_ error: Double) -> Double {
    let top = Ticks.widened(0...(timeline.contest.map(\.error).max() ?? 1), about: 3).upperBound
    return layout.chart.maxY - layout.chart.height * error / top
  }

  private func place(_ result: Timeline.ContestResult) -> Point {
    Point(TimelineLayout.modernX(Double(result.year), timeline), y(result.error))
  }

  private func drawGrid(on canvas: Canvas) {
    let top = Ticks.widened(0...(timeline.contest.map(\.error).max() ?? 1), about: 3).upperBound
    for tick in Ticks.round(in: 0...top, about: 3) {
      let y = y(tick)
      canvas.line(
        from: Point(layout.chart.minX, y), to: Point(layout.chart.maxX, y), tick == 0 ? .muted : .hairline, width: 0.75)
      canvas.text(
        strings.numbers.percent(tick / 100, places: 0), at: Point(layout.chart.minX - 6, y), .small, .muted, .right)
    }
  }

  private func drawHuman(on canvas: Canvas) throws {
    let y = y(timeline.humanError)
    let end = Point(layout.chart.maxX + 20, y)
    canvas.line(from: Point(layout.chart.minX, y), to: end, .category(1), width: 1.5, dash: .dashed)
    let text = try strings(
      "timeline.labels.human",
      ["error": strings.percentage(timeline.humanError), "reference": String(timeline.humanReference)])
    canvas.text(text, at: end.moved(8, 0), .label.bold, .category(1), .left)
  }

  /// From the event on the axis down to the result that it made.
  private func drawTurningPoint(on canvas: Canvas) {
    guard let result = timeline.turningPoint else { return }
    let point = place(result)
    canvas.line(from: Point(point.x, layout.modernAxis + 24), to: point, .lookHere, dash: .dotted)
    canvas.circle(point, radius: 9, stroke: .lookHere, width: 2)
  }

  /// Right above the point, where the falling line does not go; of the lowest, above the human's line.
  private func drawName(of result: Timeline.ContestResult, at point: Point, on canvas: Canvas) {
    let room = TimelineLayout.modernX(1, timeline) - TimelineLayout.modernX(0, timeline) - 6
    let bottom = min(point.y - 6, result.error < timeline.humanError * 1.5 ? y(timeline.humanError) - 6 : .infinity)
    let x = point.x + (result == timeline.turningPoint ? 10 : 2)
    let box = TextStyle.small.measure(result.winner, width: room)
    canvas.text(strings.percentage(result.error), at: Point(x, bottom), .label.bold, .ink, .bottomLeft)
    canvas.text(result.winner, at: Point(x, bottom - 15 - box.height), .small, .ink, width: room)
  }

  private func drawExplanation(on canvas: Canvas) throws {
    let left = layout.chart.maxX + 28
    let width = min(270, TimelineLayout.width - 16 - left)
    let heading = try strings("timeline.labels.contest")
    let text = try strings("timeline.labels.error")
    var y = layout.modernAxis + TimelineLayout.clearance.below + 8
    y = canvas.text(heading, at: Point(left, y), .heading, width: width).maxY + 2
    y = canvas.text(text, at: Point(left, y), .label, width: width).maxY + 8
    for (isConvolutional, key) in [(false, "without"), (true, "with")] {
      let dot = Point(left + 6, y + 8)
      canvas.circle(dot, radius: 4.5, fill: isConvolutional ? .category(0) : .panel)
      canvas.circle(dot, radius: 4.5, stroke: .category(0), width: 2)
      y =
        canvas.text(try strings("timeline.labels.\(key)"), at: Point(left + 18, y), .label, width: width - 18).maxY + 4
    }
  }
}
