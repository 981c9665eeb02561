import Networks
import Tensors

/// Where every cell of a stack of maps goes in the vector that Flatten makes of it.
///
/// Channels last, as Keras flattens: `index = (row * columns + column) * channels + channel`.
public struct FlattenMap: Equatable, Sendable {
  /// The name of the layer.
  public let layer: String
  /// The shape of the maps, `[channels, rows, columns]`.
  public let shape: Shape
  /// The maps of one example, `[channels, rows, columns]`.
  public let maps: Tensor
  /// The vector that the engine made of them.
  public let vector: Tensor
  /// A few cells worth following: the strongest of different maps.
  public private(set) var followed: [Cell]
  /// The range of colours of the block.
  public let blockRange: ClosedRange<Float>

  /// A cell of a map and its place in the vector.
  public struct Cell: Equatable, Sendable {
    public let channel, row, column, index: Int
    /// The value there.
    public let value: Float
  }

  /// The place of a cell in the vector.
  public func index(channel: Int, row: Int, column: Int) -> Int {
    (row * shape.columns + column) * shape.channels + channel
  }

  /// The cell that stands at a place of the vector.
  public func cell(at index: Int) -> Cell {
    let channel = index % shape.channels
    let place = index / shape.channels
    let (row, column) = (place / shape.columns, place % shape.columns)
    return Cell(channel: channel, row: row, column: column, index: index, value: maps[channel, row, column])
  }

  /// The Flatten layer `node` of an experiment; `nil` if it is another layer or flattens no maps.
  init?(_ node: Node, in experiment: Experiment, blockRange: ClosedRange<Float>?) throws {
    guard node.layer is Flatten, node.inputShapes[0].isMaps else { return nil }
    layer = node.name
    shape = node.inputShapes[0]
    maps = experiment.inspection.input(of: node.name).slice(experiment.hero)
    vector = experiment.inspection.output(of: node.name).slice(experiment.hero)
    self.blockRange = blockRange ?? maps.range
    followed = []
    for index in 0..<vector.count where cell(at: index).value != vector[index] {
      throw InsightError.sumDisagrees(
        place: "\(layer), place \(index)", worked: cell(at: index).value, engine: vector[index])
    }
    followed = (0..<min(3, shape.channels)).map { channel in
      let map = maps.slice(channel)
      let place = map.indexOfMaximum ?? 0
      return cell(at: index(channel: channel, row: place / shape.columns, column: place % shape.columns))
    }
  }
}
