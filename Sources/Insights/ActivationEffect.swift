import Engine
import Networks
import Tensors

/// What an activation function does to the maps of a layer.
public struct ActivationEffect: Equatable, Sendable {
  /// The name of the layer.
  public let layer: String
  /// The function.
  public let function: ActivationFunction
  /// The filter shown, and the index of the example.
  public let filter, example: Int
  /// The map before and after the function, `[rows, columns]`.
  public let before, after: Tensor
  /// The cell that is worked out elsewhere: its place, its value before and after.
  public let cell: Place
  /// The cell with the smallest value before the function: of what is negative, the most.
  public let lowest: Place
  /// The share of the cells of this map that came out as 0.
  public let zeroShare: Double
  /// The share of the cells of all maps of this layer, for all examples, that came out as 0.
  public let layerZeroShare: Double
  /// The range of the colours of the layer's block.
  public let blockRange: ClosedRange<Float>

  /// What the layer's own activation function does to the map of a worked cell; `nil` if it has none.
  init?(_ convolution: Convolution, cell: WorkedCell) {
    guard let function = convolution.function, function != .softmax else { return nil }
    (layer, self.function, filter, example) = (convolution.name, function, cell.filter, cell.example)
    let before = convolution.preActivation.slice(cell.example).slice(cell.filter)
    self.before = before
    after = convolution.activation.slice(cell.example).slice(cell.filter)
    self.cell = Place(row: cell.row, column: cell.column)
    let lowest = before.values.indices.min { before.values[$0] < before.values[$1] } ?? 0
    self.lowest = Place(row: lowest / before.shape[1], column: lowest % before.shape[1])
    zeroShare = shareOfZeros(after)
    layerZeroShare = shareOfZeros(convolution.activation)
    blockRange = convolution.blockRange
  }
}

/// The share of values that are exactly 0.
func shareOfZeros(_ tensor: Tensor) -> Double {
  Double(tensor.values.count { $0 == 0 }) / Double(max(1, tensor.count))
}
