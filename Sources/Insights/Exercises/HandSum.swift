import Tensors

extension Float {
  /// The number as it is printed for work by hand: rounded to two decimals.
  var byHand: Float { (self * 100).rounded() / 100 }
}

/// A sum of products as it is worked out by hand: every number rounded to two decimals, and the engine's value beside it.
public struct HandSum: Equatable, Sendable {
  /// The values and the weights that they are multiplied with, rounded.
  public let values, weights: [Float]
  /// What is added besides the products, rounded: a bias, the sum of what is not shown.
  public let addends: [Float]
  /// The sum of the rounded products and addends.
  public let total: Float
  /// What the engine computed.
  public let engine: Float
  /// How far the two may lie apart because of the rounding; a result this near counts as right.
  public let tolerance: Float

  /// The sum of the rounded products alone.
  public var products: Float { Float(zip(values, weights).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }) }

  /// Rounds all numbers; throws `InsightError.sumDisagrees` if the sum is further from the engine's value than rounding
  /// explains: half a hundredth for each number that is added, and for each product that times its other factor.
  init(
    values: [Float], weights: [Float], addends: [Float], engine: Float, place: @autoclosure () -> String
  ) throws {
    (self.values, self.weights, self.addends) = (values.map(\.byHand), weights.map(\.byHand), addends.map(\.byHand))
    self.engine = engine
    let half: Float = 0.005
    let products = zip(self.values, self.weights)
    total = Float(
      products.reduce(0.0) { $0 + Double($1.0) * Double($1.1) } + self.addends.reduce(0.0) { $0 + Double($1) })
    let bound = products.reduce(half * Float(addends.count)) { $0 + half * (abs($1.0) + abs($1.1)) + half * half }
    guard abs(total - engine) <= bound + WorkedSum.tolerance(of: addends + [engine]) else {
      throw InsightError.sumDisagrees(place: place(), worked: total, engine: engine)
    }
    // Beyond the distance of the two, a student rounds the products too.
    tolerance = max(0.02, (abs(total - engine) + 0.01).byHand)
  }
}
