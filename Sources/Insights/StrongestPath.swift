import Networks
import Tensors

/// The chain of strongest contributions from the predicted class back to one pixel.
///
/// In each layer it goes from a value to the input that moved it most in the direction of its sign: to the largest product
/// of a convolution or of a dense layer, to the winner of a pooling window, to the branch that contributed most.
public struct StrongestPath: Equatable, Sendable {
  /// One value on the path.
  public struct Step: Equatable, Sendable {
    /// The name of the layer that computed the value, or of the network's input.
    public let name: String
    /// The index of the map, or of the value of a vector.
    public let unit: Int
    /// The cell of that map; `nil` in a vector.
    public let place: Place?
    /// The value.
    public let value: Float
    /// The rows and columns of the input that the value was computed from, where a window walks over it.
    public let windowRows, windowColumns: Range<Int>?
    /// The layer or network input that the path goes on to; `nil` where it ends.
    public let source: String?
    /// What each input added to a dense layer's value; `nil` for other layers.
    public let terms: [Float]?
  }

  /// The values from the network's output to its input, as far as the path can be followed.
  public let steps: [Step]

  /// The step at a layer or input; `nil` if the path does not go through it.
  public subscript(name: String) -> Step? { steps.first { $0.name == name } }

  /// Follows one example from its largest output.
  init(_ experiment: Experiment, example: Int) throws {
    var steps: [Step] = []
    var name = experiment.network.outputs[0]
    let output = experiment.inspection.output(of: name).slice(example)
    var mark: PathMark? = PathMark(output, index: output.indexOfMaximum ?? 0)
    while let here = mark {
      let values = experiment.inspection.output(of: name).slice(example)
      let node = experiment.network.node(named: name)
      let origin = try node.flatMap { try experiment.origin(of: here, at: $0, example: example) }
      steps.append(
        Step(
          name: name, unit: here.unit, place: here.place, value: here.value(in: values),
          windowRows: origin?.windowRows, windowColumns: origin?.windowColumns,
          source: origin.flatMap { node?.inputs[$0.input] }, terms: origin?.terms))
      mark = origin?.mark
      name = steps.last?.source ?? name
    }
    self.steps = steps
  }
}

/// One value of a stack of maps or of a vector.
struct PathMark: Equatable {
  let unit: Int
  var place: Place?

  /// The value at a position of the flat tensor.
  init(_ tensor: Tensor, index: Int) {
    guard tensor.shape.isMaps else {
      self.init(unit: index, place: nil)
      return
    }
    let perMap = tensor.shape.rows * tensor.shape.columns
    self.init(
      unit: index / perMap,
      place: Place(row: index % perMap / tensor.shape.columns, column: index % tensor.shape.columns))
  }

  /// The value at a position, the channel first.
  init(position: [Int]) {
    self.init(unit: position[0], place: position.count == 3 ? Place(row: position[1], column: position[2]) : nil)
  }

  /// Where the value stands, the channel first.
  var position: [Int] { [unit] + (place.map { [$0.row, $0.column] } ?? []) }

  init(unit: Int, place: Place?) { (self.unit, self.place) = (unit, place) }

  func value(in tensor: Tensor) -> Float {
    guard let place else { return tensor[unit] }
    return tensor[unit, place.row, place.column]
  }
}

/// Where a value comes from: the input that moved it most, and all that it was computed from.
struct PathOrigin {
  var mark: PathMark
  var windowRows, windowColumns: Range<Int>?
  var terms: [Float]?
  /// The index of the input, among those of the layer.
  var input = 0
}

extension Experiment {
  /// The input of a layer that moved one of its values most; `nil` where that cannot be told.
  func origin(of mark: PathMark, at node: Node, example: Int) throws -> PathOrigin? {
    switch node.layer {
    case is Conv2D, is DepthwiseConv2D: try mark.place.flatMap { try convolutionOrigin(mark.unit, $0, node, example) }
    case is MaxPooling2D, is AveragePooling2D:
      try mark.place.flatMap { try poolingOrigin(mark.unit, $0, node, example) }
    case is Dense: denseOrigin(mark.unit, node, example)
    case is Flatten:
      mark.place == nil && node.inputShapes[0].isMaps
        ? PathOrigin(mark: unflattened(mark.unit, node.inputShapes[0])) : nil
    case is any ActivationLayer: PathOrigin(mark: mark)
    case is any MergeLayer, is Concatenate: try mergeOrigin(mark, node, example)
    case let layer where layer.actsOnlyInTraining: PathOrigin(mark: mark)
    default: try exampleOrigin(mark, node, example)
    }
  }

  /// Where values of other layers come from; `nil` where one end is neither maps nor a vector, as the path has no place there.
  private func exampleOrigin(_ mark: PathMark, _ node: Node, _ example: Int) throws -> PathOrigin? {
    let (input, output) = (node.inputShapes[0], node.outputShape)
    guard [input, output].allSatisfy({ $0.isMaps || $0.rank == 1 }) else { return nil }
    let cell = MapCell(channel: mark.unit, place: mark.place.map { [$0.row, $0.column] } ?? [])
    let source =
      if let source = node.layer.movedFrom(input, output) { source(cell) } else {
        try LayerExample(LayerReading(node, in: self), example: example, cell: cell)?.strongest
      }
    return source.map { source in
      let isPlane = source.place.count == 2
      var origin = PathOrigin(
        mark: PathMark(
          unit: source.channel, place: isPlane ? Place(row: source.place[0], column: source.place[1]) : nil))
      if let window = node.slidingWindow, let place = mark.place, isPlane {
        let (rows, columns) = (window.axes[0], window.axes[1])
        origin.windowRows = covered(place.row * rows.stride - rows.padding.before, rows.reach, of: input.rows)
        origin.windowColumns = covered(
          place.column * columns.stride - columns.padding.before, columns.reach, of: input.columns)
      }
      return origin
    }
  }

  private func convolutionOrigin(_ filter: Int, _ place: Place, _ node: Node, _ example: Int) throws -> PathOrigin? {
    guard let convolution = Convolution(node, in: self) else { return nil }
    let cell = try WorkedCell(convolution, example: example, filter: filter, row: place.row, column: place.column)
    let sign: Float = cell.preActivation < 0 ? -1 : 1
    var best: (mark: PathMark, product: Float)?
    for term in cell.terms {
      for (index, product) in term.products.values.enumerated() where !term.isPadding[index] {
        guard product * sign > best?.product ?? -.infinity else { continue }
        let (row, column) = (index / term.kernel.shape[1], index % term.kernel.shape[1])
        let place = Place(
          row: cell.inputRow + row * convolution.window.rowDilation,
          column: cell.inputColumn + column * convolution.window.columnDilation)
        best = (PathMark(unit: term.channel, place: place), product * sign)
      }
    }
    return best.map {
      PathOrigin(
        mark: $0.mark,
        windowRows: covered(cell.inputRow, convolution.window.axes[0].reach, of: node.inputShapes[0].rows),
        windowColumns: covered(cell.inputColumn, convolution.window.axes[1].reach, of: node.inputShapes[0].columns))
    }
  }

  private func poolingOrigin(_ channel: Int, _ place: Place, _ node: Node, _ example: Int) throws -> PathOrigin? {
    guard let pooling = Pooling(node, in: self, blockRange: nil) else { return nil }
    let step = try pooling.step(example: example, channel: channel, row: place.row, column: place.column)
    let sign: Float = step.result < 0 ? -1 : 1
    let winner = step.winner ?? step.cells.indices.max { step.cells[$0].value * sign < step.cells[$1].value * sign }
    guard let winner, let first = step.cells.first, let last = step.cells.last else { return nil }
    return PathOrigin(
      mark: PathMark(unit: channel, place: Place(row: step.cells[winner].row, column: step.cells[winner].column)),
      windowRows: first.row..<last.row + 1, windowColumns: first.column..<last.column + 1)
  }

  private func mergeOrigin(_ mark: PathMark, _ node: Node, _ example: Int) throws -> PathOrigin? {
    guard let merge = try MergeExplanation(node, in: self) else { return nil }
    let cell = try merge.cell(example: example, position: mark.position)
    let term = cell.terms[cell.strongest]
    return PathOrigin(mark: PathMark(position: term.position), input: term.input)
  }

  private func denseOrigin(_ unit: Int, _ node: Node, _ example: Int) -> PathOrigin? {
    guard let connections = Connections(node, in: self) else { return nil }
    let sum = connections.preActivation[example, unit]
    // Of a softmax the winner is followed, whatever the sign of its logit.
    let sign: Float = sum < 0 && connections.function != .softmax ? -1 : 1
    let terms = (0..<connections.kernel.shape[0]).map { connections.input[example, $0] * connections.kernel[$0, unit] }
    guard let best = terms.indices.max(by: { terms[$0] * sign < terms[$1] * sign }) else { return nil }
    return PathOrigin(mark: PathMark(unit: best, place: nil), terms: terms)
  }

  /// Undoes Keras's order: `index = (row * columns + column) * channels + channel`.
  private func unflattened(_ index: Int, _ shape: Shape) -> PathMark {
    let place = index / shape.channels
    return PathMark(
      unit: index % shape.channels, place: Place(row: place / shape.columns, column: place % shape.columns))
  }
}

/// The part of a window that lies on the map.
private func covered(_ start: Int, _ size: Int, of extent: Int) -> Range<Int> {
  max(0, start)..<max(0, start, min(extent, start + size))
}
