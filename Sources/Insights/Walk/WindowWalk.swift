import Engine
import Networks
import Tensors

/// One stop of a walk: a window of the input, and the cell that it makes.
public struct WalkStop: Equatable, Sendable {
  /// How the cell comes about, checked against the engine.
  public enum Work: Equatable, Sendable {
    case convolution(WorkedCell)
    case pooling(PoolingStep)
  }

  /// The cell of the output.
  public let place: Place
  /// The rows and columns of the input from the first to the last one under the window, those in the padding included.
  public let rows, columns: Range<Int>
  /// How the cell comes about.
  public let work: Work

  /// The value of the cell, as the engine computed it.
  public var value: Float {
    switch work {
    case .convolution(let cell): cell.activation
    case .pooling(let step): step.result
    }
  }
}

/// The window of a convolution or pooling layer that moves over one map of its input and fills one map of its output.
public struct WindowWalk: Sendable {
  /// What the layer is.
  public enum Layer: Sendable {
    /// A convolution, or a layer that computes the same as one.
    case convolution(ConvolutionUnit)
    case pooling(PoolingExplanation)
  }

  /// The layer with all else that is shown of it.
  public let layer: Layer
  /// The layer in its network.
  public let node: Node
  /// The size, steps and padding of the window.
  public let window: Window
  /// The index of the example, and of the map that is filled.
  public let example, channel: Int
  /// The map of the input that is shown: of a convolution the one that adds most to the strongest cell.
  public let inputChannel: Int
  /// That map, `[rows, columns]`.
  public let input: Tensor
  /// The map that is filled, `[rows, columns]`.
  public let output: Tensor
  /// Its strongest cell.
  public let strongest: Place
  /// Where the window stops to be looked at, row by row.
  public let stops: [WalkStop]
  /// Which part of the input is shown large at each stop.
  public let view: WalkView
  /// How many rows at the bottom and columns at the right no window reaches.
  public let dropped: (rows: Int, columns: Int)
  /// Every cell of the output, worked out and held against the engine; `nil` of large maps.
  public let cells: WalkCells?

  /// Whether it has few stops: it is not the first walk of its kind of layer, or a pooling of a network that has fewer walks.
  public let isShort: Bool

  /// Of how many layers the walk is shown: of the first of each kind, and then in the order of the network, up to so many. Of
  /// a network with more than `wide` maps in a layer there are fewer walks.
  static let layerLimit = 4, wideLayerLimit = 2, wide = 64

  /// Whether all that the window sees of the map at a stop is 0.
  package func isEmpty(_ stop: WalkStop) -> Bool {
    stop.rows.clamped(to: 0..<input.shape[0]).allSatisfy { row in
      stop.columns.clamped(to: 0..<input.shape[1]).allSatisfy { input[row, $0] == 0 }
    }
  }

  /// How many cells the output has.
  public var total: Int { output.count }

  /// How many sums are worked out here; each is held against the engine.
  package var sumCount: Int {
    stops.reduce(cells?.values.count ?? 0) { count, stop in
      guard case .convolution(let cell) = stop.work else { return count + 1 }
      return count + cell.sumCount
    }
  }
}

extension WindowWalk {
  /// The walks of the first layers of each kind with a window over planes whose output has more than one cell, in the order of
  /// the network.
  static func first(
    of nodes: [Node], in experiment: Experiment, _ convolutions: [ConvolutionExplanation],
    _ poolings: [PoolingExplanation], ranges: [String: ClosedRange<Float>]
  ) throws -> [WindowWalk] {
    let layers = try nodes.compactMap { node -> (Node, Layer)? in
      guard node.outputShape.isMaps, node.outputShape.rows * node.outputShape.columns > 1 else { return nil }
      if let value = convolutions.first(where: { $0.convolution.name == node.name }) {
        return (node, .convolution(value.unit))
      }
      if let convolution = Convolution(likeConvolution: node, in: experiment, mixes: false) {
        let filter = strongestFilterOnBothSides(convolution.preActivation.slice(experiment.hero))
        let unit = try ConvolutionUnit(
          convolution, example: experiment.hero, filter: filter, inputRange: ranges[node.inputs[0]])
        return (node, .convolution(unit))
      }
      return poolings.first { $0.pooling.name == node.name }.map { (node, .pooling($0)) }
    }
    let isWide = isWide(experiment)
    let firsts = [layers.firstIndex { $0.1.isConvolution }, layers.firstIndex { !$0.1.isConvolution }].compactMap { $0 }
    let kinds = layers.indices.filter { index in !layers[..<index].contains { $0.0.kind == layers[index].0.kind } }
    let others = layers.indices.filter { !kinds.contains($0) }
    return try (kinds + others).prefix(max(kinds.count, isWide ? wideLayerLimit : layerLimit)).sorted()
      .map {
        try WindowWalk(
          layers[$0].1, layers[$0].0, isShort: !firsts.contains($0) || isWide && !layers[$0].1.isConvolution,
          in: experiment)
      }
  }

  /// Whether a network has so many maps in a layer that less of it is shown.
  static func isWide(_ experiment: Experiment) -> Bool {
    experiment.network.nodes.contains { $0.outputShape.isMaps && $0.outputShape.channels > wide }
  }

  private init(_ layer: Layer, _ node: Node, isShort: Bool, in experiment: Experiment) throws {
    (self.layer, self.node, self.isShort) = (layer, node, isShort)
    switch layer {
    case .convolution(let value):
      let (cell, convolution) = (value.cell, value.convolution)
      (window, example, channel) = (convolution.window, cell.example, cell.filter)
      inputChannel = cell.strongestChannels(limit: 1).first.map { cell.terms[$0].channel } ?? 0
      input = convolution.input.slice(example).slice(inputChannel)
      output = convolution.activation.slice(example).slice(channel)
      strongest = Place(row: cell.row, column: cell.column)
    case .pooling(let value):
      let trace = value.trace
      (window, example, channel, inputChannel) = (value.pooling.window, trace.example, trace.channel, trace.channel)
      (input, output) = (trace.map, trace.pooled)
      let index = trace.pooled.indexOfMaximum ?? 0
      strongest = Place(row: index / trace.pooled.shape[1], column: index % trace.pooled.shape[1])
    }
    let outputs = (rows: output.shape[0], columns: output.shape[1])
    let places = WalkPlaces.chosen(
      rows: outputs.rows, columns: outputs.columns, around: strongest, isShort: isShort)
    let (extents, window) = ((rows: input.shape[0], columns: input.shape[1]), self.window)
    view = WalkView(window, over: extents, outputs: outputs, stops: places, strongest: strongest)
    stops = try places.map { try WalkStop($0, of: layer, window) }
    dropped = (
      max(0, extents.rows - window.end(ofLast: outputs.rows, axis: 0)),
      max(0, extents.columns - window.end(ofLast: outputs.columns, axis: 1))
    )
    cells = try WalkCells(layer, node, in: experiment)
  }
}

extension WindowWalk.Layer {
  fileprivate var isConvolution: Bool {
    if case .convolution = self { true } else { false }
  }
}

extension WalkStop {
  fileprivate init(_ place: Place, of layer: WindowWalk.Layer, _ window: Window) throws {
    self.place = place
    rows = window.cells(at: place.row, axis: 0)
    columns = window.cells(at: place.column, axis: 1)
    switch layer {
    case .convolution(let value):
      work = .convolution(
        try WorkedCell(
          value.convolution, example: value.cell.example, filter: value.cell.filter, row: place.row,
          column: place.column))
    case .pooling(let value):
      work = .pooling(value.trace.allSteps[place.row * value.trace.pooled.shape[1] + place.column])
    }
  }
}

extension Window {
  /// The cells from the first to the last one that the window sees at an output index, those in the padding included.
  package func cells(at index: Int, axis: Int) -> Range<Int> {
    let axis = axes[axes.count - 2 + axis]
    let start = index * axis.stride - axis.padding.before
    return start..<start + axis.reach
  }

  /// Where the last of `count` windows ends.
  fileprivate func end(ofLast count: Int, axis: Int) -> Int { cells(at: count - 1, axis: axis).upperBound }
}
