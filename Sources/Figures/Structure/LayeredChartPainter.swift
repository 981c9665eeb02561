import Canvas

/// Draws the lines of a chart and what stands on them; nodes are drawn by those who know what they are.
struct LayeredChartPainter {
  let canvas: Canvas
  let chart: LayeredChart

  /// Lines, then the labels on them; `paint` says in which colour a line is drawn.
  func draw(paint: (LayeredChart.Route) -> Paint = { _ in .muted }) {
    for route in chart.routes { draw(route, paint(route)) }
    for label in chart.labels {
      canvas.rectangle(label.frame, fill: .paper)
      canvas.text(label.text, at: Point(label.frame.midX, label.frame.midY), .small, .ink, .centre)
    }
  }

  private func draw(_ route: LayeredChart.Route, _ paint: Paint) {
    guard let bend = route.start.last else { return }
    if abs(bend.x - route.bendEnd.x) < 0.5 {
      let points = route.start.dropLast() + [Point(bend.x, route.end.y)]
      if route.hasHead {
        canvas.arrow(through: Array(points), paint)
      } else {
        canvas.polyline(Array(points), paint)
      }
      return
    }
    canvas.polyline(route.start, paint)
    canvas.link(from: bend, to: route.bendEnd, paint, width: 1.5, isVertical: true)
    if route.hasHead { canvas.arrow(through: [route.bendEnd, route.end], paint) }
  }
}

extension LayeredChart.Route {
  /// The line as straight pieces.
  package var pieces: [Point] {
    guard let bend = start.last else { return [] }
    let middle = (bend.y + bendEnd.y) / 2
    let curve = (1...16).map { step in
      let t = Double(step) / 16
      let (a, b, c, d) = ((1 - t) * (1 - t) * (1 - t), 3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t * t * t)
      return Point((a + b) * bend.x + (c + d) * bendEnd.x, a * bend.y + (b + c) * middle + d * bendEnd.y)
    }
    return start + curve + [end]
  }
}
