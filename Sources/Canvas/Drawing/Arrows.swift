extension Canvas {
  /// An arrow, which in these figures always means that data flow.
  ///
  /// - Parameter label: a few words over the middle of a horizontal arrow, right of the middle of a steep one.
  public func arrow(
    from start: Point, to end: Point, label: String? = nil, _ paint: Paint = .muted, width: Double = 1.5
  ) {
    arrow(through: [start, end], paint, width: width)
    guard let label else { return }
    let middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    if abs(end.x - start.x) >= abs(end.y - start.y) {
      text(label, at: middle.moved(0, -6), .small, paint, .bottom)
    } else {
      text(label, at: middle.moved(8, 0), .small, paint, .left)
    }
  }

  /// An arrow along straight pieces, with its head at the last point.
  public func arrow(through points: [Point], _ paint: Paint = .muted, width: Double = 1.5) {
    guard points.count > 1 else { return }
    var points = points
    let tip = points[points.count - 1]
    let before = points[points.count - 2]
    let neck = head(at: tip, from: before, paint, width: width)
    points[points.count - 1] = neck
    polyline(points, paint, width: width)
  }

  /// A curved arrow that leaves and arrives horizontally (or vertically).
  public func curvedArrow(
    from start: Point, to end: Point, _ paint: Paint = .muted, width: Double = 1.5, isVertical: Bool = false
  ) {
    let before = isVertical ? Point(end.x, start.y) : Point(start.x, end.y)
    let neck = head(at: end, from: before, paint, width: width)
    link(from: start, to: neck, paint, width: width, isVertical: isVertical)
  }

  /// Draws an arrow's head and says where its line has to end.
  private func head(at tip: Point, from before: Point, _ paint: Paint, width: Double) -> Point {
    let dx = tip.x - before.x
    let dy = tip.y - before.y
    let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
    let (ux, uy) = (dx / length, dy / length)
    let long = 4 + 2.6 * width
    let half = 1.6 + 1.4 * width
    let base = tip.moved(-long * ux, -long * uy)
    polygon([tip, base.moved(-half * uy, half * ux), base.moved(half * uy, -half * ux)], fill: paint)
    return tip.moved(-long * 0.8 * ux, -long * 0.8 * uy)
  }

  /// Which way a brace opens towards what it gathers.
  public enum BraceSide: Sendable {
    /// The brace stands left of what it gathers, right of it, above it or below it.
    case left, right, above, below
  }

  /// A curly brace along one side of a rectangle, `depth` px thick, and the point of its tip, to put a label beside.
  @discardableResult
  public func brace(
    _ side: BraceSide, of rect: Rect, gap: Double = 4, depth: Double = 10, _ paint: Paint = .muted,
    width: Double = 1.25
  ) -> Point {
    let isUpright = side == .left || side == .right
    let outward: Double = side == .right || side == .below ? 1 : -1
    let (start, end) = isUpright ? (rect.minY, rect.maxY) : (rect.minX, rect.maxX)
    let foot =
      switch side {
      case .left: rect.minX - gap
      case .right: rect.maxX + gap
      case .above: rect.minY - gap
      case .below: rect.maxY + gap
      }
    /// A place `along` the side and `out` (0...1) of the way to the tip.
    func place(_ along: Double, _ out: Double) -> Point {
      let across = foot + outward * depth * out
      return isUpright ? Point(across, along) : Point(along, across)
    }
    let middle = (start + end) / 2
    let bend = min(depth, (end - start) / 4)
    let steps: [PathStep] = [
      .move(place(start, 0)),
      .curve(place(start, 0.3), place(start + 0.4 * bend, 0.5), place(start + bend, 0.5)),
      .line(place(middle - bend, 0.5)),
      .curve(place(middle - 0.4 * bend, 0.5), place(middle, 0.7), place(middle, 1)),
      .curve(place(middle, 0.7), place(middle + 0.4 * bend, 0.5), place(middle + bend, 0.5)),
      .line(place(end - bend, 0.5)),
      .curve(place(end - 0.4 * bend, 0.5), place(end, 0.3), place(end, 0)),
    ]
    stroke(.path(steps), paint, width: width)
    return place(middle, 1)
  }
}
