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
  /// The maps to show, in their own order: all of a few, the strongest of many.
  public private(set) var shown: [Int]
  /// Cells worth following: the strongest of those shown, the same place in another map, and in its own map the next row
  /// (or column, where there is one row).
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
    shown = strongestChannels(maps.reshaped(shape.batched(1)), limit: FlattenMap.mapLimit)
    followed = []
    for index in 0..<vector.count where cell(at: index).value != vector[index] {
      throw InsightError.sumDisagrees(
        place: "\(layer), place \(index)", worked: cell(at: index).value, engine: vector[index])
    }
    followed = chooseFollowed()
  }

  /// The same with one map only, of which the largest cell is followed and its neighbours in the row and in the column.
  func showing(map channel: Int) -> FlattenMap {
    var result = self
    result.shown = [channel]
    let strongest = maps.slice(channel).indexOfMaximum ?? 0
    let (row, column) = (strongest / shape.columns, strongest % shape.columns)
    let beside = column + 1 < shape.columns ? column + 1 : column - 1
    let below = row + 1 < shape.rows ? row + 1 : row - 1
    result.followed = [(row, column), (row, beside), (below, column)].filter { $0 >= 0 && $1 >= 0 }
      .map { cell(at: index(channel: channel, row: $0, column: $1)) }
    return result
  }

  /// How many maps are shown at most.
  static let mapLimit = 4

  private func chooseFollowed() -> [Cell] {
    let perMap = shape.rows * shape.columns
    let strongest = shown.flatMap { channel in (0..<perMap).map { cell(channel: channel, place: $0) } }
      .reduce(cell(channel: 0, place: 0)) { $1.value > $0.value || !shown.contains($0.channel) ? $1 : $0 }
    let place = strongest.row * shape.columns + strongest.column
    let position = shown.firstIndex(of: strongest.channel) ?? 0
    let otherMap = [position + 1, position - 1].first { shown.indices.contains($0) }
    let steps = shape.rows > 1 ? [shape.columns, -shape.columns] : [1, -1]
    let nextPlace = steps.map { place + $0 }.first { (0..<perMap).contains($0) }
    return [strongest]
      + (otherMap.map { [cell(channel: shown[$0], place: place)] } ?? [])
      + (nextPlace.map { [cell(channel: strongest.channel, place: $0)] } ?? [])
  }

  private func cell(channel: Int, place: Int) -> Cell {
    cell(at: index(channel: channel, row: place / shape.columns, column: place % shape.columns))
  }
}
