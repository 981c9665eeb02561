import CCairo

/// How a line is broken: whole, dashed (padding, validation) or dotted.
public enum Dash: Sendable, Hashable {
  case solid, dashed, dotted

  func lengths(_ width: Double) -> [Double] {
    switch self {
    case .solid: []
    case .dashed: [max(4, 2.5 * width), max(3, 2 * width)]
    case .dotted: [max(1, width), max(2.5, 2 * width)]
    }
  }
}

extension Canvas {
  /// A rectangle, filled and then outlined; the outline lies inside it.
  public func rectangle(
    _ rect: Rect, fill: Paint? = nil, stroke: Paint? = nil, width: Double = 1, dash: Dash = .solid,
    radius: Double = 0
  ) {
    if let fill {
      trace(rect, radius)
      set(fill)
      cairo_fill(context)
    }
    if let stroke {
      trace(rect.inset(width / 2), max(0, radius - width / 2))
      self.stroke(stroke, width: width, dash: dash)
    }
  }

  /// A straight line.
  public func line(
    from start: Point, to end: Point, _ paint: Paint = .hairline, width: Double = 1, dash: Dash = .solid
  ) {
    polyline([start, end], paint, width: width, dash: dash)
  }

  /// Straight lines from point to point.
  public func polyline(_ points: [Point], _ paint: Paint = .ink, width: Double = 1.5, dash: Dash = .solid) {
    trace(points)
    stroke(paint, width: width, dash: dash)
  }

  /// Several lines in one stroke, which makes small files where there are many.
  public func polylines(_ lines: [[Point]], _ paint: Paint = .ink, width: Double = 1.5) {
    cairo_new_path(context)
    for line in lines {
      guard let first = line.first else { continue }
      cairo_move_to(context, first.x, first.y)
      for point in line.dropFirst() { cairo_line_to(context, point.x, point.y) }
    }
    stroke(paint, width: width)
  }

  /// A closed shape with straight sides.
  public func polygon(_ points: [Point], fill: Paint? = nil, stroke: Paint? = nil, width: Double = 1) {
    if let fill {
      trace(points)
      set(fill)
      cairo_fill(context)
    }
    if let stroke {
      trace(points)
      cairo_close_path(context)
      self.stroke(stroke, width: width)
    }
  }

  /// A smooth line that leaves and arrives horizontally (or vertically): for links that cross a figure.
  public func link(
    from start: Point, to end: Point, _ paint: Paint = .muted, width: Double = 1, dash: Dash = .solid,
    isVertical: Bool = false
  ) {
    let (first, second) = Canvas.controls(start, end, isVertical)
    cairo_move_to(context, start.x, start.y)
    cairo_curve_to(context, first.x, first.y, second.x, second.y, end.x, end.y)
    stroke(paint, width: width, dash: dash)
  }

  /// A circle or a dot.
  public func circle(
    _ centre: Point, radius: Double, fill: Paint? = nil, stroke: Paint? = nil, width: Double = 1
  ) {
    if let fill {
      cairo_new_sub_path(context)
      cairo_arc(context, centre.x, centre.y, radius, 0, 2 * .pi)
      set(fill)
      cairo_fill(context)
    }
    if let stroke {
      cairo_new_sub_path(context)
      cairo_arc(context, centre.x, centre.y, radius - width / 2, 0, 2 * .pi)
      self.stroke(stroke, width: width)
    }
  }

  /// Diagonal lines over a rectangle: what is dropped, cut or left out.
  public func hatch(_ rect: Rect, _ paint: Paint = .muted, spacing: Double = 5, width: Double = 1) {
    clipped(to: rect) {
      // The lines depend on the place on the canvas only, so that neighbours' hatches join.
      let first = ((rect.minX + rect.minY) / spacing).rounded(.down) * spacing
      var sum = first
      while sum < rect.maxX + rect.maxY {
        cairo_move_to(context, sum - rect.minY, rect.minY)
        cairo_line_to(context, sum - rect.maxY, rect.maxY)
        sum += spacing
      }
      stroke(paint, width: width)
    }
  }

  /// The orange outline that says "look here", around a rectangle; a rim of paper sets it off from any colour.
  public func lookHere(_ rect: Rect, width: Double = 2) {
    rectangle(rect.inset(-width / 2 - 1), stroke: .paper, width: width + 2, radius: 2.5)
    rectangle(rect.inset(-width / 2), stroke: .lookHere, width: width, radius: 1.5)
  }

  /// The dashed outline of padding, just inside a rectangle.
  public func padding(_ rect: Rect) { rectangle(rect, stroke: .muted, width: 1, dash: .dashed) }
}

extension Canvas {
  func stroke(_ paint: Paint, width: Double, dash: Dash = .solid) {
    set(paint)
    cairo_set_line_width(context, width)
    let lengths = dash.lengths(width)
    cairo_set_dash(context, lengths, Int32(lengths.count), 0)
    cairo_stroke(context)
  }

  private func trace(_ points: [Point]) {
    cairo_new_path(context)
    for point in points { cairo_line_to(context, point.x, point.y) }
  }

  private func trace(_ rect: Rect, _ radius: Double) {
    cairo_new_path(context)
    guard radius > 0 else { return cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height) }
    let radius = min(radius, rect.width / 2, rect.height / 2)
    cairo_arc(context, rect.maxX - radius, rect.minY + radius, radius, -.pi / 2, 0)
    cairo_arc(context, rect.maxX - radius, rect.maxY - radius, radius, 0, .pi / 2)
    cairo_arc(context, rect.minX + radius, rect.maxY - radius, radius, .pi / 2, .pi)
    cairo_arc(context, rect.minX + radius, rect.minY + radius, radius, .pi, 1.5 * .pi)
    cairo_close_path(context)
  }

  static func controls(_ start: Point, _ end: Point, _ isVertical: Bool) -> (Point, Point) {
    let middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    return isVertical
      ? (Point(start.x, middle.y), Point(end.x, middle.y)) : (Point(middle.x, start.y), Point(middle.x, end.y))
  }
}
