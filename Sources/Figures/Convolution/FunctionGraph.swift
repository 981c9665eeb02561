import Canvas
import Engine
import Insights

/// The place of the function's graph in a rectangle: the axes cover the map's values, zero, and where the function bends.
struct FunctionGraph {
  let area: Rect
  let x, y: ClosedRange<Double>
  private let function: ActivationFunction

  init(_ value: ActivationEffect, in area: Rect) { self.init(value.function, over: value.before.range, in: area) }

  /// The graph of a function over a map's values.
  init(_ function: ActivationFunction, over inside: ClosedRange<Float>, in area: Rect) {
    (self.area, self.function) = (area, function)
    let bend = function.bend
    x = widened(min(Double(inside.lowerBound), bend.lowerBound)...max(Double(inside.upperBound), bend.upperBound))
    let results = Self.places(x).map { function($0) }
    y = widened((results.min() ?? 0)...(results.max() ?? 0))
  }

  func point(_ x: Double, _ y: Double) -> Point {
    Point(
      area.minX + (x - self.x.lowerBound) / (self.x.upperBound - self.x.lowerBound) * area.width,
      area.maxY - (y - self.y.lowerBound) / (self.y.upperBound - self.y.lowerBound) * area.height)
  }

  /// The graph; in two pieces where the function jumps.
  func curves() -> [[Point]] {
    var pieces = [x]
    if case .generalReLU(_, _, let threshold) = function, threshold > 0, x.contains(threshold) {
      pieces = [x.lowerBound...threshold, threshold.nextUp...x.upperBound]
    }
    return pieces.map { Self.places($0).map { point($0, function($0)) } }
  }

  private static func places(_ range: ClosedRange<Double>) -> [Double] {
    (0...200).map { range.lowerBound + Double($0) / 200 * (range.upperBound - range.lowerBound) }
  }
}

/// A range that has zero in it, and a margin.
private func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
  let (low, high) = (min(0, range.lowerBound), max(0, range.upperBound))
  let margin = max(1e-6, (high - low) * 0.08)
  return low - margin...high + margin
}
