/// What the values of a tensor are like as a whole.
public struct TensorStatistics: Equatable, Sendable {
  /// The smallest and the largest value; 0 of an empty tensor.
  public let minimum, maximum: Float
  /// The mean, and the standard deviation from it (divided by the number of values).
  public let mean, deviation: Double
  /// The share of values that are exactly 0.
  public let zeros: Double

  /// Looks at all values, in double precision.
  public init(_ tensor: Tensor) {
    let (range, count) = (tensor.range, Double(max(1, tensor.count)))
    (minimum, maximum) = (range.lowerBound, range.upperBound)
    let mean = tensor.values.reduce(0.0) { $0 + Double($1) } / count
    let squares = tensor.values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    self.mean = mean
    deviation = (squares / count).squareRoot()
    zeros = Double(tensor.values.count { $0 == 0 }) / count
  }
}
