import Engine
import Networks
import Tensors

/// Every cell of the map that a walk fills: its sum, its value, and what it sees of the image.
public struct WalkCells: Equatable, Sendable {
  /// What stands before the bias of a convolution's cell, row by row; empty for pooling.
  public let sums: [Float]
  /// What is added to every sum; 0 without a bias.
  public let bias: Float
  /// The sums with the bias, before the activation function; empty for pooling.
  public let preActivations: [Float]
  /// The cells of the map as the engine computed them, row by row.
  public let values: [Float]
  /// The receptive field of the layer in the image; `nil` where no single field tells of all cells.
  public let field: ReceptiveField?
  /// The image, `[channels, rows, columns]`.
  public let image: Tensor

  /// Of how many cells there is one number for each at most.
  static let limit = 2500

  /// Works out all cells of the map that is filled; `nil` of a large map.
  init?(_ layer: WindowWalk.Layer, _ node: Node, in experiment: Experiment) throws {
    field = node.receptiveField
    switch layer {
    case .convolution(let value):
      let (sum, bias) = (value.channelSum, value.cell.bias)
      guard sum.preActivation.count <= Self.limit else { return nil }
      let worked = try sum.preActivation.values.indices.map { index in
        let columns = sum.preActivation.shape[1]
        return try WorkedSum(
          sum.channels.map { $0.product.values[index] } + [bias], engine: sum.preActivation.values[index],
          place: "\(sum.layer), filter \(sum.filter), row \(index / columns), column \(index % columns)")
      }
      (preActivations, self.bias) = (worked.map(\.total), bias)
      sums = worked.map { WorkedSum(exactly: $0.terms.dropLast()).total }
      values = Array(sum.activation.values)
      image = experiment.examples[sum.example].image
    case .pooling(let value):
      guard value.trace.pooled.count <= Self.limit else { return nil }
      (sums, preActivations, bias) = ([], [], 0)
      values = value.trace.allSteps.map(\.result)
      image = experiment.examples[value.trace.example].image
    }
  }
}
