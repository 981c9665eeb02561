import Engine
import Networks
import Tensors

/// One value of a layer that adds up products of input values and weights, with every number that makes it.
public struct WeightedSum: Equatable, Sendable {
  /// A value of the input and the weight that it is multiplied with.
  public struct Term: Equatable, Sendable {
    /// Where the value stands in the input.
    public let cell: MapCell
    /// The value and its weight.
    public let value, weight: Float
    /// The two multiplied.
    public var product: Float { value * weight }
  }

  /// What one map of the input adds.
  public struct Part: Equatable, Sendable {
    /// The index of the map.
    public let channel: Int
    /// The terms inside of the map; cells in the padding add nothing and are left out.
    public let terms: [Term]
    /// The sum of the terms.
    public let total: Float

    init(channel: Int, _ terms: [Term]) {
      (self.channel, self.terms) = (channel, terms)
      total = WorkedSum(exactly: terms.map(\.product)).total
    }
  }

  /// The index of the example among those explained.
  public let example: Int
  /// Which value of the output it is.
  public let cell: MapCell
  /// One part for each map that is read.
  public let parts: [Part]
  /// What is added to all values of the map; `nil` if nothing is.
  public let bias: Float?
  /// The parts and the bias, checked against the engine.
  public let sum: WorkedSum
  /// The function applied to the sum.
  public let function: ActivationFunction?
  /// The value after the function, as the engine computed it.
  public let activation: Float

  init(_ reading: LayerReading, example: Int, cell: MapCell, parts: [Part]) throws {
    bias = reading.parameter("bias").map { $0[cell.channel] }
    sum = try WorkedSum(
      parts.map(\.total) + (bias.map { [$0] } ?? []), engine: reading.preActivation.slice(example)[cell],
      place: reading.words(cell))
    (self.example, self.cell, self.parts) = (example, cell, parts)
    (function, activation) = (reading.node.layer.activation, reading.output.slice(example)[cell])
  }

  /// The part that moves the sum most in the direction of its sign; `nil` if all that is read is padding.
  public var strongestPart: Part? {
    let sign: Float = sum.total < 0 ? -1 : 1
    return parts.filter { !$0.terms.isEmpty }.max { $0.total * sign < $1.total * sign }
  }

  /// In that part, the term that moves it most in the direction of its sign.
  public var strongest: Term? {
    guard let part = strongestPart else { return nil }
    let sign: Float = part.total < 0 ? -1 : 1
    return part.terms.max { $0.product * sign < $1.product * sign }
  }
}

extension WeightedSum {
  /// A cell of a convolution over signals, maps or volumes: kernel `[size, channels of a group, filters]`.
  init(_ reading: LayerReading, _ layer: any ConvolutionLayer, example: Int, cell: MapCell) throws {
    let (input, inputs) = (reading.input.slice(example), reading.node.inputShapes)
    guard let axes = layer.window(inputs)?.axes, let kernel = reading.parameter("kernel") else {
      throw InsightError.noLayer(reading.node.name)
    }
    let channels = inputs[0].channels / layer.groups
    let first = cell.channel / (layer.filters / layer.groups) * channels
    let offsets = places(in: layer.kernelSize.dimensions)
    let parts = (0..<channels).map { channel in
      Part(
        channel: first + channel,
        offsets.enumerated().compactMap { index, offset in
          let place = axes.indices.map {
            cell.place[$0] * axes[$0].stride - axes[$0].padding.before + offset[$0] * axes[$0].dilation
          }
          let source = MapCell(channel: first + channel, place: place)
          guard inputs[0].index(of: source) != nil else { return nil }
          let weight = kernel.values[(index * channels + channel) * layer.filters + cell.channel]
          return Term(cell: source, value: input[source], weight: weight)
        })
    }
    try self.init(reading, example: example, cell: cell, parts: parts)
  }

  /// A cell of a transposed convolution: kernel `[rows, columns, filters, channels]`.
  ///
  /// The input cell `p` writes to `p * stride + offset * dilation - before`; so this cell is written by those for which
  /// the stride divides `cell + before - offset * dilation`.
  init(_ reading: LayerReading, _ layer: Conv2DTranspose, example: Int, cell: MapCell) throws {
    let (input, shape) = (reading.input.slice(example), reading.inputShape)
    let axes = layer.windowBack(reading.node.inputShapes).axes
    guard let kernel = reading.parameter("kernel") else { throw InsightError.noLayer(reading.node.name) }
    let offsets = places(in: layer.kernelSize.dimensions)
    let parts = (0..<shape.channels).map { channel in
      Part(
        channel: channel,
        offsets.enumerated().compactMap { index, offset in
          let steps = axes.indices.map {
            cell.place[$0] + axes[$0].padding.before - offset[$0] * axes[$0].dilation
          }
          guard zip(steps, axes).allSatisfy({ $0 >= 0 && $0 % $1.stride == 0 }) else { return nil }
          let source = MapCell(channel: channel, place: zip(steps, axes).map { $0 / $1.stride })
          guard shape.index(of: source) != nil else { return nil }
          let weight = kernel.values[(index * layer.filters + cell.channel) * shape.channels + channel]
          return Term(cell: source, value: input[source], weight: weight)
        })
    }
    try self.init(reading, example: example, cell: cell, parts: parts)
  }

  /// A cell between others: along each axis the two nearest ones have a weight that falls with their distance.
  init(_ reading: LayerReading, bilinear layer: any ResamplingLayer, example: Int, cell: MapCell) throws {
    let (input, shape) = (reading.input.slice(example), reading.inputShape)
    let near = zip(layer.resampledAxes(shape.cells), cell.place).map { axis, place in
      let found = axis.cells[place]
      return [(index: found.first, weight: 1 - found.share), (index: found.second, weight: found.share)]
        .filter { $0.weight > 0 }
    }
    let corners = near.reduce([(place: [Int](), weight: 1.0)]) { corners, axis in
      corners.flatMap { corner in axis.map { (corner.place + [$0.index], corner.weight * $0.weight) } }
    }
    let terms = corners.map { corner in
      let source = MapCell(channel: cell.channel, place: corner.place)
      return Term(cell: source, value: input[source], weight: Float(corner.weight))
    }
    try self.init(reading, example: example, cell: cell, parts: [Part(channel: cell.channel, terms)])
  }
}
