import Networks
import Tensors

/// One map, or one value of a vector, whose cells are each made of a few others: where branches meet, where values are
/// normalized, moved, kept of a whole map or sent through a function. One of its cells is followed.
public struct CellUnit: Sendable {
  /// How the cell that is followed comes about, held against the engine.
  public enum Work: Sendable {
    /// It is made of a cell of each branch, or taken from one of them.
    case merge(MergeCell, MergeExplanation.Kind)
    /// It is worked out as those on the layer's page are.
    case example(LayerExample)
    /// It is a function of a number; the smallest number of the map stands beside it.
    case function(WorkedFunction)
    /// It is a share of the exponentials of all maps.
    case shares(SharedCell)
  }

  /// The layer in its network.
  public let node: Node
  /// Where the cell stands.
  public let cell: MapCell
  /// How it comes about.
  public let work: Work
  /// The maps that are read, with the cells that make it.
  public let sources: [MapPicture]
  /// The map that it lies in.
  public let output: MapPicture
  /// Which maps or values of which layers are read, by the layer's name.
  let reads: [String: Set<Int>]

  /// The layers that are read, the one with the followed cell first.
  public var sourceLayers: [String] {
    sources.map(\.layer).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// How many sums are worked out here.
  var sumCount: Int {
    switch work {
    case .merge, .shares: 1
    case .example(let found): found.sumCount
    case .function: 0
    }
  }

  /// How many maps are shown that stand beside the one that is read.
  static let neighbourLimit = 5
}

extension CellUnit {
  /// Works out the strongest cell of a unit for an example; `nil` of layers whose units are no such ones. Throws
  /// `InsightError.sumDisagrees` if a value differs from the engine's.
  init?(_ node: Node, index: Int, in experiment: Experiment, ranges: [String: ClosedRange<Float>]) throws {
    let (reading, example) = (LayerReading(node, in: experiment), experiment.hero)
    guard let work = try Work(reading, index: index, in: experiment) else { return nil }
    let cell = work.cell
    let pictures = CellPictures(reading, example: example, ranges: ranges, in: experiment)
    (self.node, self.work, self.cell) = (node, work, cell)
    sources = pictures.sources(of: work, index: index)
    output = pictures.output(cell)
    var reads: [String: Set<Int>] = [:]
    for source in sources { reads[source.layer, default: []].insert(source.index) }
    for channel in work.channels(reading, index: index) { reads[sources[0].layer, default: []].insert(channel) }
    self.reads = reads
  }
}

extension CellUnit.Work {
  /// Which cell of the output it is.
  var cell: MapCell {
    switch self {
    case .merge(let found, _): MapCell(channel: found.position[0], place: Array(found.position.dropFirst()))
    case .example(let found): found.cell
    case .function(let found): found.values[0].cell
    case .shares(let found): found.cell
    }
  }

  fileprivate init?(_ reading: LayerReading, index: Int, in experiment: Experiment) throws {
    let (node, example) = (reading.node, experiment.hero)
    let cell = reading.strongestCell(example: example, channel: index)
    if let merge = try MergeExplanation(node, reading: experiment) {
      self = .merge(try merge.cell(example: example, position: [cell.channel] + cell.place), merge.kind)
    } else if node.layer is any ActivationLayer, let function = node.layer.activation {
      if function.isElementwise {
        self = .function(try WorkedFunction(reading, function, example: example, channel: index))
      } else {
        self = .shares(try SharedCell(reading, example: example, cell: cell))
      }
    } else if let source = node.layer.movedFrom(reading.inputShape, reading.outputShape) {
      self = .example(.moved(try MovedCells(reading, example: example, channel: index, source: source)))
    } else if let found = try LayerExample(reading, example: example, cell: cell), found.isMadeOfFew(by: node.layer) {
      self = .example(found)
    } else {
      return nil
    }
  }

  /// The maps of the input that are read besides those that are shown.
  fileprivate func channels(_ reading: LayerReading, index: Int) -> Set<Int> {
    switch self {
    case .example(.response(let found)): return Set(found.channels)
    case .shares(let found): return Set(found.values.indices)
    case .example(.moved):
      guard let source = reading.node.layer.movedFrom(reading.inputShape, reading.outputShape) else { return [] }
      return Set(reading.outputShape.cells(of: index).compactMap { source($0)?.channel })
    default: return []
    }
  }
}

extension LayerExample {
  /// Whether it is made of cells of one map, or of those at one place, and not of sums over all maps.
  fileprivate func isMadeOfFew(by layer: any Layer) -> Bool {
    switch self {
    case .separable: false
    case .sum: layer is any ResamplingLayer
    case .window: layer is any GlobalPoolingLayer
    case .response, .normalized, .moved: true
    }
  }
}
