import Foundation
import Networks
import Tensors

/// One value of a local response normalization: `y = x / (bias + alpha * Σ neighbour²)^beta`.
public struct NormalizedResponse: Equatable, Sendable {
  /// The index of the example among those explained.
  public let example: Int
  /// Which value it is, of the input and of the output.
  public let cell: MapCell
  /// The maps whose values at this place are looked at.
  public let channels: Range<Int>
  /// Their values.
  public let neighbours: [Float]
  /// The value that is divided.
  public let value: Float
  /// The sum of the squares.
  public let power: Float
  /// What it is divided by.
  public let divisor: Float
  /// What comes out, checked against the engine.
  public let result: Float

  init(_ reading: LayerReading, _ layer: LocalResponseNormalization, example: Int, cell: MapCell) throws {
    let input = reading.input.slice(example)
    channels =
      max(0, cell.channel - layer.depthRadius)..<min(reading.inputShape.channels, cell.channel + layer.depthRadius + 1)
    neighbours = channels.map { input[MapCell(channel: $0, place: cell.place)] }
    value = input[cell]
    let power = neighbours.reduce(0.0) { $0 + Double($1) * Double($1) }
    let divisor = pow(layer.bias + layer.alpha * power, layer.beta)
    (self.power, self.divisor, result) = (Float(power), Float(divisor), Float(Double(value) / divisor))
    (self.example, self.cell) = (example, cell)
    try reading.check(result, of: [result], example: example, cell)
  }
}
