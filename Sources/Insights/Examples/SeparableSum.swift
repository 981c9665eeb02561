import Engine
import Networks
import Tensors

/// One value of a separable convolution, with every number that makes it: first a sum under the window of each map by
/// itself, then these sums with a weight each.
public struct SeparableSum: Equatable, Sendable {
  /// The index of the example among those explained.
  public let example: Int
  /// Which value of the output it is.
  public let cell: MapCell
  /// The sums of the first half, one for each kernel of each map.
  public let parts: [WeightedSum.Part]
  /// The weight that the second half gives to each of them.
  public let weights: [Float]
  /// What is added to all values of the map; `nil` if nothing is.
  public let bias: Float?
  /// The weighted parts and the bias, checked against the engine.
  public let sum: WorkedSum
  /// The function applied to the sum.
  public let function: ActivationFunction?
  /// The value after the function, as the engine computed it.
  public let activation: Float

  /// What each part adds to the sum.
  public var products: [Float] { zip(parts, weights).map { $0.total * $1 } }

  /// Works out a cell: kernels `[rows, columns, channels, multiplier]` and `[1, 1, channels * multiplier, filters]`.
  init(_ reading: LayerReading, _ layer: SeparableConv2D, example: Int, cell: MapCell) throws {
    let (input, inputs) = (reading.input.slice(example), reading.node.inputShapes)
    guard let axes = layer.window(inputs)?.axes, let first = reading.parameter("depthwise_kernel"),
      let second = reading.parameter("pointwise_kernel")
    else { throw InsightError.noLayer(reading.node.name) }
    let multiplier = layer.depthwise.depthMultiplier
    let count = inputs[0].channels * multiplier
    let offsets = places(in: layer.depthwise.kernelSize.dimensions)
    parts = (0..<count).map { middle in
      WeightedSum.Part(
        channel: middle / multiplier,
        offsets.enumerated().compactMap { index, offset in
          let place = axes.indices.map {
            cell.place[$0] * axes[$0].stride - axes[$0].padding.before + offset[$0] * axes[$0].dilation
          }
          let source = MapCell(channel: middle / multiplier, place: place)
          guard inputs[0].index(of: source) != nil else { return nil }
          return WeightedSum.Term(cell: source, value: input[source], weight: first.values[index * count + middle])
        })
    }
    weights = (0..<count).map { second.values[$0 * layer.filters + cell.channel] }
    bias = reading.parameter("bias").map { $0[cell.channel] }
    sum = try WorkedSum(
      zip(parts, weights).map { $0.total * $1 } + (bias.map { [$0] } ?? []),
      engine: reading.preActivation.slice(example)[cell], place: reading.words(cell))
    (self.example, self.cell, function) = (example, cell, layer.activation)
    activation = reading.output.slice(example)[cell]
  }

  /// The index of the part that moves the sum most in the direction of its sign.
  public var strongestPart: Int {
    let sign: Float = sum.total < 0 ? -1 : 1
    let products = products
    return products.indices.max { products[$0] * sign < products[$1] * sign } ?? 0
  }

  /// In that part, the input that moves it most in the direction of its sign; `nil` if the part reads nothing but padding.
  public var strongest: WeightedSum.Term? {
    let part = parts[strongestPart]
    let sign: Float = part.total < 0 ? -1 : 1
    return part.terms.max { $0.product * sign < $1.product * sign }
  }
}
