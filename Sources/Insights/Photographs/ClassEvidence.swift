import Networks
import Tensors

/// What a class's score is made of: the channels that speak most for it.
public struct ClassEvidence: Sendable {
  /// The layer that weighs the channels, and the layer that made them.
  public let layer, source: String
  /// The class, counted from 0.
  public let label: Int
  /// Which cell of the class's map is worked out; `nil` where the whole score is, from the means of the channels.
  public let cell: Place?
  /// The largest products, the largest first.
  public let terms: [Term]
  /// The sum of all other products, and how many they are.
  public let others: Float, otherCount: Int
  /// What is added at last; `nil` where nothing is.
  public let bias: Float?
  /// The sum, held against the engine.
  public let sum: Float
  /// The colours' range of the channels' maps.
  public let range: ClosedRange<Float>

  /// One channel.
  public struct Term: Sendable {
    /// Its number.
    public let channel: Int
    /// Its value in the cell, or its mean; and the class's weight for it.
    public let value, weight: Float
    /// Its map, `[rows, columns]`.
    public let map: Tensor
    /// What it adds.
    public var product: Float { value * weight }
  }

  /// How many channels are shown.
  static let limit = 8

  /// `nil` where the maps of the classes are not made of channels in one step.
  init?(_ head: ClassHead, _ found: ClassMap, in experiment: Experiment, example: Int) throws {
    label = found.label
    let weights: [Float]
    let values: [Float]
    let maps: Tensor
    let engine: Float
    switch head.scores {
    case .maps(nil): return nil
    case .maps(let convolution?):
      (layer, source, cell) = (
        convolution.name, experiment.network.origin(of: convolution.node.inputs[0]), found.strongest
      )
      let place = found.strongest
      maps = convolution.input.slice(example)
      weights = (0..<convolution.channelCount).map { convolution.kernels[0, 0, $0, found.label] }
      let rows = place.row * convolution.window.rowStride
      let columns = place.column * convolution.window.columnStride
      values = (0..<convolution.channelCount).map { maps[$0, rows, columns] }
      bias = convolution.bias?[found.label]
      engine = convolution.preActivation[example, found.label, place.row, place.column]
    case .dense(let dense):
      (layer, source, cell) = (dense.name, head.maps.name, nil)
      maps = experiment.inspection.output(of: head.maps.name).slice(example)
      weights = (0..<dense.kernel.shape[0]).map { dense.kernel[$0, found.label] }
      values = dense.input.slice(example).values
      bias = dense.bias?[found.label]
      engine = dense.preActivation[example, found.label]
    }
    let products = zip(values, weights).map { $0 * $1 }
    sum = try WorkedSum(
      products + [bias ?? 0], engine: engine, place: "\(layer), class \(found.label)"
    ).total
    let order = products.indices.sorted { (products[$0], $1) > (products[$1], $0) }
    let shown = order.prefix(Self.limit)
    terms = shown.map { Term(channel: $0, value: values[$0], weight: weights[$0], map: maps.slice($0)) }
    let rest = order.dropFirst(Self.limit)
    (others, otherCount) = (Float(rest.reduce(0.0) { $0 + Double(products[$1]) }), rest.count)
    let ranges = terms.map(\.map.range)
    range = (ranges.map(\.lowerBound).min() ?? 0)...(ranges.map(\.upperBound).max() ?? 0)
  }
}
