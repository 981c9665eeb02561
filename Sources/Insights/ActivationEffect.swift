import Engine
import Networks
import Tensors

/// What an activation function does to the maps of a layer.
public struct ActivationEffect: Equatable, Sendable {
  /// The name of the layer.
  public let layer: String
  /// The function.
  public let function: ActivationFunction
  /// The map shown, of a convolution that of one filter, and the index of the example.
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
  /// The ranges of the colours before and after: the same unless the function makes numbers of another size.
  public let beforeRange, afterRange: ClosedRange<Float>

  /// What the layer's own activation function does to the map of a worked cell; `nil` if it has none.
  init?(_ convolution: Convolution, cell: WorkedCell) throws {
    guard let function = convolution.function, function.isElementwise else { return nil }
    try self.init(
      layer: convolution.name, function, before: convolution.preActivation, after: convolution.activation,
      example: cell.example, filter: cell.filter, cell: Place(row: cell.row, column: cell.column),
      ranges: (convolution.preActivationRange, convolution.blockRange))
  }

  /// What a layer that is nothing but an activation function does to the maps it reads; `nil` for other layers.
  init?(_ node: Node, in experiment: Experiment, blocks: [String: ColourBlock]) throws {
    guard node.layer is any ActivationLayer, let function = node.layer.activation, function.isElementwise,
      node.outputShape.isMaps
    else { return nil }
    let (before, after) = (experiment.inspection.input(of: node.name), experiment.inspection.output(of: node.name))
    let hero = before.slice(experiment.hero)
    let filter = strongestFilterOnBothSides(hero)
    let place = hero.slice(filter).indexOfMaximum ?? 0
    let range = before.range.union(after.range)
    try self.init(
      layer: node.name, function, before: before, after: after, example: experiment.hero, filter: filter,
      cell: Place(row: place / hero.shape.columns, column: place % hero.shape.columns),
      ranges: (blocks[node.inputs[0]]?.range ?? range, blocks[node.name]?.range ?? range))
  }

  private init(
    layer: String, _ function: ActivationFunction, before: Tensor, after: Tensor, example: Int, filter: Int,
    cell: Place, ranges: (before: ClosedRange<Float>, after: ClosedRange<Float>)
  ) throws {
    (self.layer, self.function, self.filter, self.example, self.cell) = (layer, function, filter, example, cell)
    let map = before.slice(example).slice(filter)
    self.before = map
    self.after = after.slice(example).slice(filter)
    let lowest = map.values.indices.min { map.values[$0] < map.values[$1] } ?? 0
    self.lowest = Place(row: lowest / map.shape[1], column: lowest % map.shape[1])
    zeroShare = shareOfZeros(self.after)
    layerZeroShare = shareOfZeros(after)
    (beforeRange, afterRange) = ranges
    for place in [cell, self.lowest] {
      try Optional(function).check(
        of: map[place.row, place.column], engine: self.after[place.row, place.column],
        place: "\(layer), map \(filter), row \(place.row), column \(place.column)")
    }
  }
}

/// The share of values that are exactly 0.
func shareOfZeros(_ tensor: Tensor) -> Double {
  Double(tensor.values.count { $0 == 0 }) / Double(max(1, tensor.count))
}
