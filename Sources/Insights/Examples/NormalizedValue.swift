import Networks
import Tensors

/// One value of a batch normalization after training: `y = gamma * (x - mean) / sqrt(variance + epsilon) + beta`.
public struct NormalizedValue: Equatable, Sendable {
  /// The index of the example among those explained.
  public let example: Int
  /// Which value it is, of the input and of the output.
  public let cell: MapCell
  /// The value that is normalized.
  public let value: Float
  /// The running mean and variance of its channel.
  public let mean, variance: Float
  /// What the channel is multiplied by and what is added; 1 and 0 if the layer has none.
  public let gamma, beta: Float
  /// The distance from the mean, and the same measured in standard deviations.
  public let distance, normalized: Float
  /// What comes out, checked against the engine.
  public let result: Float

  init(_ reading: LayerReading, _ layer: BatchNormalization, example: Int, cell: MapCell) throws {
    func parameter(_ name: String, default value: Float) -> Float {
      reading.parameter(name).map { $0[cell.channel] } ?? value
    }
    (mean, variance) = (parameter("moving_mean", default: 0), parameter("moving_variance", default: 1))
    (gamma, beta) = (parameter("gamma", default: 1), parameter("beta", default: 0))
    value = reading.input.slice(example)[cell]
    let distance = Double(value) - Double(mean)
    let normalized = distance / (Double(variance) + layer.epsilon).squareRoot()
    (self.distance, self.normalized) = (Float(distance), Float(normalized))
    result = Float(Double(gamma) * normalized + Double(beta))
    (self.example, self.cell) = (example, cell)
    try reading.check(result, of: [gamma * self.normalized, beta], example: example, cell)
  }
}
