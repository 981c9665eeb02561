import Engine
import Networks
import Tensors

/// A two-dimensional pooling layer with what it read and wrote.
public struct Pooling: Sendable {
  /// What a pooling layer keeps of each window.
  public enum Kind: Equatable, Sendable { case maximum, average }

  /// The layer in its network.
  public let node: Node
  /// What it keeps of each window.
  public let kind: Kind
  /// The size, steps and padding of the window.
  public let window: Window
  /// What the layer reads, `[examples, channels, rows, columns]`.
  public let input: Tensor
  /// What it writes, `[examples, channels, rows, columns]`.
  public let output: Tensor
  /// The range of colours of the block that the layer stands in: that of the convolution before it.
  public let blockRange: ClosedRange<Float>
  /// Whether an average counts the padding as zeros.
  public let countsPadding: Bool
  /// Whether the layer pools pixels of the image: no convolution or dense layer stands before it.
  public let readsPixels: Bool

  /// The layer's name.
  public var name: String { node.name }

  /// How many rows at the bottom and columns at the right no window covers.
  public var dropped: (rows: Int, columns: Int) {
    let shape = node.inputShapes[0]
    let lastRow = (node.outputShape.rows - 1) * window.rowStride + window.rows - window.padding.top
    let lastColumn = (node.outputShape.columns - 1) * window.columnStride + window.columns - window.padding.left
    return (max(0, shape.rows - lastRow), max(0, shape.columns - lastColumn))
  }

  /// The pooling layer `node` of an experiment; `nil` if the layer is of another kind. Without a range of colours it reads
  /// pixels.
  init?(_ node: Node, in experiment: Experiment, blockRange: ClosedRange<Float>?) {
    switch node.layer {
    case is MaxPooling2D: (kind, countsPadding) = (.maximum, false)
    case let layer as AveragePooling2D: (kind, countsPadding) = (.average, layer.countsPadding)
    default: return nil
    }
    guard let window = node.layer.window(node.inputShapes) else { return nil }
    (self.node, self.window) = (node, window)
    input = experiment.inspection.input(of: node.name)
    output = experiment.inspection.output(of: node.name)
    self.blockRange = blockRange ?? input.range
    readsPixels = blockRange == nil
  }

  /// What one window holds and what is kept of it.
  public func step(example: Int, channel: Int, row: Int, column: Int) throws -> PoolingStep {
    let top = row * window.rowStride - window.padding.top
    let left = column * window.columnStride - window.padding.left
    let map = input.slice(example).slice(channel)
    var cells: [PoolingStep.Cell] = []
    for y in max(0, top)..<min(map.shape[0], top + window.rows) {
      for x in max(0, left)..<min(map.shape[1], left + window.columns) {
        cells.append(.init(row: y, column: x, value: map[y, x]))
      }
    }
    let engine = output[example, channel, row, column]
    var winner: Int?
    let divisor = countsPadding ? window.rows * window.columns : cells.count
    let result: Float
    switch kind {
    case .maximum:
      winner = cells.indices.max {
        cells[$0].value < cells[$1].value || (cells[$0].value == cells[$1].value && $0 > $1)
      }
      result = winner.map { cells[$0].value } ?? 0
    case .average:
      result = Float(cells.reduce(0.0) { $0 + Double($1.value) } / Double(divisor))
    }
    guard abs(result - engine) < WorkedSum.tolerance(of: cells.map(\.value)) else {
      throw InsightError.sumDisagrees(
        place: "\(name), map \(channel), row \(row), column \(column)", worked: result, engine: engine)
    }
    return PoolingStep(row: row, column: column, cells: cells, winner: winner, divisor: divisor, result: result)
  }
}

/// One window of a pooling layer.
public struct PoolingStep: Equatable, Sendable {
  /// A cell of the input under the window.
  public struct Cell: Equatable, Sendable {
    public let row, column: Int
    /// The value there.
    public let value: Float
  }

  /// The output cell's row.
  public let row: Int
  /// The output cell's column.
  public let column: Int
  /// The cells of the input that the window covers, row by row; padding is left out.
  public let cells: [Cell]
  /// The index among `cells` of the largest, the first among equals; `nil` for an average.
  public let winner: Int?
  /// What an average divides by: the number of cells, or that of the window where padding counts.
  public let divisor: Int
  /// The value that is kept, checked against the engine.
  public let result: Float
}
