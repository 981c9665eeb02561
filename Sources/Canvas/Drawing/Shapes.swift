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
    if let fill { self.fill(.rectangle(rect, radius: radius), fill) }
    if let stroke {
      let outline = Outline.rectangle(rect.inset(width / 2), radius: max(0, radius - width / 2))
      self.stroke(outline, stroke, width: width, dash: dash)
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
    stroke(.path([PathStep](points)), paint, width: width, dash: dash)
  }

  /// Several lines in one stroke, which makes small files where there are many.
  public func polylines(_ lines: [[Point]], _ paint: Paint = .ink, width: Double = 1.5) {
    stroke(.path(lines.flatMap { [PathStep]($0) }), paint, width: width)
  }

  /// A closed shape with straight sides.
  public func polygon(_ points: [Point], fill: Paint? = nil, stroke: Paint? = nil, width: Double = 1) {
    let outline = Outline.path([PathStep](points) + [.close])
    if let fill { self.fill(outline, fill) }
    if let stroke { self.stroke(outline, stroke, width: width) }
  }

  /// A smooth line that leaves and arrives horizontally (or vertically): for links that cross a figure.
  public func link(
    from start: Point, to end: Point, _ paint: Paint = .muted, width: Double = 1, dash: Dash = .solid,
    isVertical: Bool = false
  ) {
    let (first, second) = Canvas.controls(start, end, isVertical)
    stroke(.path([.move(start), .curve(first, second, end)]), paint, width: width, dash: dash)
  }

  /// A circle or a dot.
  public func circle(
    _ centre: Point, radius: Double, fill: Paint? = nil, stroke: Paint? = nil, width: Double = 1
  ) {
    if let fill { self.fill(.circle(centre, radius: radius), fill) }
    if let stroke { self.stroke(.circle(centre, radius: radius - width / 2), stroke, width: width) }
  }

  /// Diagonal lines over a rectangle: what is dropped, cut or left out.
  public func hatch(_ rect: Rect, _ paint: Paint = .muted, spacing: Double = 5, width: Double = 1) {
    clipped(to: rect) {
      // The lines depend on the place on the canvas only, so that neighbours' hatches join.
      let first = ((rect.minX + rect.minY) / spacing).rounded(.down) * spacing
      let lines = stride(from: first, to: rect.maxX + rect.maxY, by: spacing).map { sum in
        [Point(sum - rect.minY, rect.minY), Point(sum - rect.maxY, rect.maxY)]
      }
      polylines(lines, paint, width: width)
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
  static func controls(_ start: Point, _ end: Point, _ isVertical: Bool) -> (Point, Point) {
    let middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    return isVertical
      ? (Point(start.x, middle.y), Point(end.x, middle.y)) : (Point(middle.x, start.y), Point(middle.x, end.y))
  }
}
