/// The axes of a plot: which numbers stand where in a rectangle.
public struct Plot: Sendable {
  /// The area between the axes.
  public let area: Rect
  /// The numbers from left to right.
  public let x: ClosedRange<Double>
  /// The numbers from bottom to top.
  public let y: ClosedRange<Double>

  /// Makes the axes.
  public init(area: Rect, x: ClosedRange<Double>, y: ClosedRange<Double>) {
    self.area = area
    self.x = x
    self.y = y
  }

  /// Where a pair of numbers lies.
  public func point(_ x: Double, _ y: Double) -> Point {
    let across = (x - self.x.lowerBound) / max(self.x.upperBound - self.x.lowerBound, 1e-300)
    let up = (y - self.y.lowerBound) / max(self.y.upperBound - self.y.lowerBound, 1e-300)
    return Point(area.minX + across * area.width, area.maxY - up * area.height)
  }
}

/// A tick of an axis: the number and how it is written.
public struct Tick: Sendable {
  /// The number.
  public let value: Double
  /// The number as written.
  public let text: String

  /// Makes a tick.
  public init(_ value: Double, _ text: String) {
    self.value = value
    self.text = text
  }
}

/// A line of a plot, named at its end instead of in a legend.
public struct Series: Sendable {
  let points: [(x: Double, y: Double)]
  let label: String
  let paint: Paint
  let dash: Dash

  /// Makes a line.
  public init(_ points: [(x: Double, y: Double)], label: String, _ paint: Paint, dash: Dash = .solid) {
    self.points = points
    self.label = label
    self.paint = paint
    self.dash = dash
  }
}

extension Canvas {
  /// Draws the axes: gridlines at the y ticks, a base line, numbers left and below, names of the axes.
  ///
  /// Numbers and names stand outside `plot.area`: keep about 44 px free left of it and 36 px below.
  public func axes(_ plot: Plot, x xTicks: [Tick], y yTicks: [Tick], xLabel: String = "", yLabel: String = "") {
    let area = plot.area
    for tick in yTicks {
      let y = plot.point(plot.x.lowerBound, tick.value).y
      line(from: Point(area.minX, y), to: Point(area.maxX, y), .hairline, width: 0.75)
      text(tick.text, at: Point(area.minX - 6, y), .small, .muted, .right)
    }
    line(from: Point(area.minX, area.maxY), to: Point(area.maxX, area.maxY), .muted)
    for tick in xTicks {
      let x = plot.point(tick.value, plot.y.lowerBound).x
      line(from: Point(x, area.maxY), to: Point(x, area.maxY + 4), .muted)
      text(tick.text, at: Point(x, area.maxY + 6), .small, .muted, .top)
    }
    if !xLabel.isEmpty { text(xLabel, at: Point(area.midX, area.maxY + 22), .small, .muted, .top) }
    // Above the axis, where it can be read without turning the head.
    if !yLabel.isEmpty { text(yLabel, at: Point(area.minX, area.minY - 8), .small, .muted, .bottomLeft) }
  }

  /// Draws lines with their names at their right ends, moved apart where they would touch.
  public func series(_ series: [Series], in plot: Plot, dots: Bool = false) {
    for line in series {
      let points = line.points.map { plot.point($0.x, $0.y) }
      polyline(points, line.paint, width: 2, dash: line.dash)
      guard dots else { continue }
      for point in points { circle(point, radius: 3, fill: line.paint) }
    }
    let named = series.filter { !$0.label.isEmpty && !$0.points.isEmpty }
    let ends = named.map { plot.point($0.points[$0.points.count - 1].x, $0.points[$0.points.count - 1].y) }
    let heights = Canvas.spread(ends.map(\.y), apart: 15)
    for (index, line) in named.enumerated() {
      text(line.label, at: Point(ends[index].x + 8, heights[index]), .small.bold, line.paint, .left)
    }
  }

  /// Moves numbers apart so that each is at least `apart` from the next, keeping their order.
  static func spread(_ places: [Double], apart: Double) -> [Double] {
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    var result = places
    for _ in 0..<32 {
      for (first, second) in zip(order, order.dropFirst()) where result[second] - result[first] < apart {
        let middle = (result[first] + result[second]) / 2
        result[first] = middle - apart / 2 - 0.01
        result[second] = middle + apart / 2 + 0.01
      }
    }
    return result
  }
}
