import Networks
import Tensors

/// One value of a layer with every number that makes it, held against the engine.
public enum LayerExample: Equatable, Sendable {
  /// A sum of products: convolutions over signals and volumes, transposed ones, values between others.
  case sum(WeightedSum)
  /// Sums of products, weighted and added.
  case separable(SeparableSum)
  /// A window, or a whole map, of which one number is kept.
  case window(PooledWindow)
  /// A value divided by the power of its neighbours.
  case response(NormalizedResponse)
  /// A value measured by the mean and the spread of its channel.
  case normalized(NormalizedValue)
  /// Values that are only moved.
  case moved(MovedCells)

  /// The index of the example among those explained.
  public var example: Int {
    switch self {
    case .sum(let found): found.example
    case .separable(let found): found.example
    case .window(let found): found.example
    case .response(let found): found.example
    case .normalized(let found): found.example
    case .moved(let found): found.example
    }
  }

  /// Which value of the output it is; of values that are moved the first that is followed.
  public var cell: MapCell {
    switch self {
    case .sum(let found): found.cell
    case .separable(let found): found.cell
    case .window(let found): found.cell
    case .response(let found): found.cell
    case .normalized(let found): found.cell
    case .moved(let found): found.followed[0].target
    }
  }

  /// The value of the input that has most to do with it; `nil` if there is none.
  var source: MapCell? {
    if case .moved(let found) = self { found.followed[0].source } else { strongest }
  }

  /// How many sums stand here.
  var sumCount: Int {
    switch self {
    case .sum(let found): found.parts.count + 1
    case .separable(let found): found.parts.count + 1
    case .window, .response, .normalized: 1
    case .moved: 0
    }
  }

  /// The input that moved the value most in the direction of its sign, of sums in their strongest part; `nil` if that cannot
  /// be told.
  var strongest: MapCell? {
    switch self {
    case .sum(let found): found.strongest?.cell
    case .separable(let found): found.strongest?.cell
    case .window(let found): found.strongest
    case .response(let found): found.cell
    case .normalized(let found): found.cell
    case .moved: nil
    }
  }

  /// What the strongest part adds to a sum; `nil` where nothing is added up part by part.
  var contribution: Float? {
    switch self {
    case .sum(let found): found.strongestPart?.total
    case .separable(let found): found.products[found.strongestPart]
    case .window, .response, .normalized, .moved: nil
    }
  }

  /// Works out a value of a layer; `nil` for layers that have figures of their own, and where there is nothing to reckon.
  init?(_ reading: LayerReading, example: Int, cell: MapCell) throws {
    let (input, output) = (reading.inputShape, reading.outputShape)
    switch reading.node.layer {
    case let layer as any ConvolutionLayer where !input.isMaps:
      self = .sum(try WeightedSum(reading, layer, example: example, cell: cell))
    case let layer as Conv2DTranspose: self = .sum(try WeightedSum(reading, layer, example: example, cell: cell))
    case let layer as SeparableConv2D: self = .separable(try SeparableSum(reading, layer, example: example, cell: cell))
    case let layer as any PoolingLayer where !input.isMaps:
      self = .window(try PooledWindow(reading, layer, example: example, cell: cell))
    case let layer as any GlobalPoolingLayer:
      self = .window(try PooledWindow(reading, layer, example: example, cell: cell))
    case let layer as LocalResponseNormalization:
      self = .response(try NormalizedResponse(reading, layer, example: example, cell: cell))
    case let layer as BatchNormalization:
      self = .normalized(try NormalizedValue(reading, layer, example: example, cell: cell))
    case let layer as any ResamplingLayer where layer.interpolation == .bilinear:
      self = .sum(try WeightedSum(reading, bilinear: layer, example: example, cell: cell))
    default:
      guard let source = reading.node.layer.movedFrom(input, output) else { return nil }
      self = .moved(try MovedCells(reading, example: example, source: source))
    }
  }
}

/// The values that are worked out of a layer without figures of its own.
public struct LayerExamples: Sendable {
  /// The layer's name.
  public let layer: String
  /// The strongest value of the hero.
  public let hero: LayerExample
  /// The strongest value of each example; empty where values are only moved.
  public let table: [LayerExample]

  /// How many sums are worked out here.
  var sumCount: Int { hero.sumCount + table.reduce(0) { $0 + $1.sumCount } }

  /// Works out the strongest value of a layer for each example; `nil` where there is nothing to reckon.
  init?(_ node: Node, in experiment: Experiment) throws {
    let reading = LayerReading(node, in: experiment)
    func strongest(_ example: Int) throws -> LayerExample? {
      try LayerExample(reading, example: example, cell: reading.strongestCell(example: example))
    }
    guard let hero = try strongest(experiment.hero) else { return nil }
    (layer, self.hero) = (node.name, hero)
    if case .moved = hero {
      table = []
    } else {
      table = try experiment.examples.indices.compactMap { try $0 == experiment.hero ? hero : strongest($0) }
    }
  }
}
