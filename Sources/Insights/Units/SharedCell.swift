import Foundation
import Networks
import Tensors

/// One value of a softmax over the maps at each place: `y = e^x / Σ e^x`, the sum over all maps at the same place.
public struct SharedCell: Equatable, Sendable {
  /// Which value it is, of the input and of the output.
  public let cell: MapCell
  /// The values of all maps at that place.
  public let values: [Float]
  /// The exponential of each.
  public let exponentials: [Double]
  /// The sum of the exponentials.
  public let total: Double
  /// The share, checked against the engine.
  public let result: Float

  init(_ reading: LayerReading, example: Int, cell: MapCell) throws {
    let input = reading.input.slice(example)
    self.cell = cell
    values = (0..<reading.inputShape.channels).map { input[MapCell(channel: $0, place: cell.place)] }
    exponentials = values.map { exp(Double($0)) }
    total = exponentials.reduce(0, +)
    let result = Float(exponentials[cell.channel] / total)
    self.result = result
    // Of values so large that their exponentials are infinite, nothing could be printed.
    guard total.isFinite else { throw InsightError.notFinite(layer: reading.node.name) }
    try reading.check(result, of: [result], example: example, cell)
  }
}
