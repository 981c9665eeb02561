import Engine
import Networks
import Tensors

/// Where a value comes from, before it is looked up.
struct TraceOrigin {
  var rule: TraceRule
  var cell: MapCell
  var contribution: Float?
  /// The index of the input, among those of the layer.
  var input = 0
}

extension Experiment {
  /// How a value came about and which value of the input moved it most; `nil` where that cannot be told: a cell that reads
  /// nothing but padding, a zero that was put in, a kind of layer without a rule.
  func origin(of cell: MapCell, at node: Node, example: Int) throws -> TraceOrigin? {
    switch node.layer {
    case is Conv2D, is DepthwiseConv2D: try convolutionOrigin(cell, node, example)
    case is MaxPooling2D, is AveragePooling2D: try poolingOrigin(cell, node, example)
    case is Dense: try denseOrigin(cell, node, example)
    case is Flatten:
      try movedOrigin(cell, node, example, .flattened(node.inputShapes[0])) {
        node.inputShapes[0].cellInOrder($0.channel)
      }
    case is any ActivationLayer: try functionOrigin(cell, node, example)
    case is any MergeLayer, is Concatenate: try mergeOrigin(cell, node, example)
    case let layer where layer.actsOnlyInTraining: try movedOrigin(cell, node, example, .unchanged) { $0 }
    default:
      if let source = node.layer.movedFrom(node.inputShapes[0], node.outputShape) {
        try movedOrigin(cell, node, example, .moved, source)
      } else {
        try exampleOrigin(cell, node, example)
      }
    }
  }

  private func convolutionOrigin(_ cell: MapCell, _ node: Node, _ example: Int) throws -> TraceOrigin? {
    guard let place = cell.plane, let convolution = Convolution(node, in: self) else { return nil }
    let worked = try WorkedCell(
      convolution, example: example, filter: cell.channel, row: place.row, column: place.column)
    guard let (term, index) = worked.strongestProduct else { return nil }
    let columns = term.kernel.shape[1]
    let source = MapCell(
      channel: term.channel,
      place: [
        worked.inputRow + index / columns * convolution.window.rowDilation,
        worked.inputColumn + index % columns * convolution.window.columnDilation,
      ])
    return TraceOrigin(rule: .convolution(worked), cell: source, contribution: term.partialSum)
  }

  private func poolingOrigin(_ cell: MapCell, _ node: Node, _ example: Int) throws -> TraceOrigin? {
    guard let place = cell.plane, let pooling = Pooling(node, in: self, blockRange: nil) else { return nil }
    let step = try pooling.step(example: example, channel: cell.channel, row: place.row, column: place.column)
    guard let followed = step.followed else { return nil }
    return TraceOrigin(
      rule: .pooling(step, pooling.kind), cell: MapCell(channel: cell.channel, place: [followed.row, followed.column]))
  }

  private func denseOrigin(_ cell: MapCell, _ node: Node, _ example: Int) throws -> TraceOrigin? {
    guard let connections = Connections(node, in: self) else { return nil }
    let unit = try connections.workedUnit(example: example, unit: cell.channel)
    // Of a class the trace asks what speaks for it, whatever the sign of its logit.
    let sign: Float = unit.sum.total < 0 && !network.leadsToOutput(node) ? -1 : 1
    guard let term = unit.strongest(sign: sign) else { return nil }
    return TraceOrigin(rule: .dense(unit), cell: MapCell(channel: term.index, place: []), contribution: term.product)
  }

  private func mergeOrigin(_ cell: MapCell, _ node: Node, _ example: Int) throws -> TraceOrigin? {
    guard let merge = try MergeExplanation(node, in: self) else { return nil }
    let worked = try merge.cell(example: example, position: [cell.channel] + cell.place)
    let term = worked.terms[worked.strongest]
    return TraceOrigin(
      rule: .merge(worked), cell: MapCell(channel: term.position[0], place: Array(term.position.dropFirst())),
      contribution: merge.kind.function.flatMap { $0 == .add ? term.value : nil }, input: term.input)
  }

  private func functionOrigin(_ cell: MapCell, _ node: Node, _ example: Int) throws -> TraceOrigin? {
    guard let function = node.layer.activation else { return nil }
    let reading = LayerReading(node, in: self)
    let (before, after) = (reading.input.slice(example)[cell], reading.output.slice(example)[cell])
    try Optional(function).check(of: before, engine: after, place: reading.words(cell))
    return TraceOrigin(rule: .function(function, before: before), cell: cell)
  }

  private func movedOrigin(
    _ cell: MapCell, _ node: Node, _ example: Int, _ rule: TraceRule, _ source: (MapCell) -> MapCell?
  ) throws -> TraceOrigin? {
    guard let source = source(cell) else { return nil }
    let reading = LayerReading(node, in: self)
    try reading.check(reading.input.slice(example)[source], of: [], example: example, cell)
    return TraceOrigin(rule: rule, cell: source)
  }

  private func exampleOrigin(_ cell: MapCell, _ node: Node, _ example: Int) throws -> TraceOrigin? {
    guard let worked = try LayerExample(LayerReading(node, in: self), example: example, cell: cell),
      let source = worked.strongest
    else { return nil }
    return TraceOrigin(rule: .example(worked), cell: source, contribution: worked.contribution)
  }
}

extension WorkedCell {
  /// The channel that adds most in the direction of the sum, and the index in its patch of the largest product in the
  /// direction of what the channel adds; `nil` if all that is read is padding.
  public var strongestProduct: (term: ChannelTerm, index: Int)? {
    func sign(_ value: Float) -> Float { value < 0 ? -1 : 1 }
    let inside = terms.filter { $0.isPadding.contains(false) }
    let side = sign(preActivation)
    guard let term = inside.reduce(inside.first, { $1.partialSum * side > ($0?.partialSum ?? 0) * side ? $1 : $0 })
    else { return nil }
    let products = term.products.values
    let cells = products.indices.filter { !term.isPadding[$0] }
    let direction = sign(term.partialSum)
    return cells.max { (products[$0] * direction, $1) < (products[$1] * direction, $0) }.map { (term, $0) }
  }
}

extension PoolingStep {
  /// The winner; of a mean the largest cell in its direction.
  public var followed: Cell? {
    let sign: Float = result < 0 ? -1 : 1
    let index = winner ?? cells.indices.max { (cells[$0].value * sign, $1) < (cells[$1].value * sign, $0) }
    return index.map { cells[$0] }
  }
}

extension WorkedUnit {
  /// The largest product in a direction, the first among equals.
  func strongest(sign: Float) -> Term? {
    terms.max { ($0.product * sign, $1.index) < ($1.product * sign, $0.index) }
  }
}
