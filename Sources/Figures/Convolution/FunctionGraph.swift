import Canvas
import Engine
import Foundation
import Insights

/// The place of the function's graph in a rectangle: both axes cover the map's values, and zero.
struct FunctionGraph {
  let area: Rect
  let x, y: ClosedRange<Double>

  init(_ value: ActivationEffect, in area: Rect) {
    self.area = area
    func widened(_ range: ClosedRange<Float>) -> ClosedRange<Double> {
      let (low, high) = (min(0, Double(range.lowerBound)), max(0, Double(range.upperBound)))
      let margin = max(1e-6, (high - low) * 0.08)
      return low - margin...high + margin
    }
    let (inside, outside) = (value.before.range, value.after.range)
    switch value.function {
    case .relu, .softmax: (x, y) = (widened(inside), widened(outside))
    case .tanh: (x, y) = (widened(min(inside.lowerBound, -3)...max(inside.upperBound, 3)), widened(-1...1))
    case .sigmoid: (x, y) = (widened(min(inside.lowerBound, -5)...max(inside.upperBound, 5)), widened(0...1))
    }
  }

  func point(_ x: Double, _ y: Double) -> Point {
    Point(
      area.minX + (x - self.x.lowerBound) / (self.x.upperBound - self.x.lowerBound) * area.width,
      area.maxY - (y - self.y.lowerBound) / (self.y.upperBound - self.y.lowerBound) * area.height)
  }

  func curve(_ function: ActivationFunction) -> [Point] {
    (0...200).map { step in
      let x = self.x.lowerBound + Double(step) / 200 * (self.x.upperBound - self.x.lowerBound)
      let y =
        switch function {
        case .relu: max(0, x)
        case .sigmoid: 1 / (1 + exp(-x))
        case .tanh: Foundation.tanh(x)
        case .softmax: x
        }
      return point(x, y)
    }
  }
}
