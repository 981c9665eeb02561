import Networks
import Tensors

/// At which place of the vector does a cell of the maps stand?
public struct FlattenIndexExercise: Exercise, Equatable {
  /// What leads to a wrong place.
  public enum Mistake: CaseIterable, Sendable {
    /// The maps were put one behind the other, as PyTorch does.
    case channelsFirst
    /// The channels were forgotten.
    case withoutChannels
    /// Rows and columns were exchanged.
    case columnsFirst
    /// The places were counted from 1.
    case countedFromOne
  }

  /// The shape of the maps, `[channels, rows, columns]`.
  public let shape: Shape
  /// The layer.
  public let layer: String
  /// The cell and its place.
  public let cell: FlattenMap.Cell
  /// What typical mistakes lead to.
  public let wrong: [WrongAnswer<Mistake, Int>]
  /// One: the value stands at that place of the engine's vector.
  public var sumCount: Int { 1 }

  /// Asks on the page of a layer that flattens maps.
  public init?(_ page: ExercisePage, in explanation: Explanation) throws {
    guard let map = explanation.flattenings.first(where: { $0.layer == page.node?.name }), map.vector.count > 3
    else { return nil }
    (layer, shape) = (map.layer, map.shape)
    let known = map.followed.map(\.index)
    var random = RandomGenerator(seed: 1, stream: page.stream)
    let order = random.permutation(map.vector.count).filter { !known.contains($0) }
    func isGood(_ cell: FlattenMap.Cell) -> Bool {
      (map.shape.channels == 1 || cell.channel > 0) && (map.shape.rows == 1 || cell.row > 0)
        && (map.shape.columns == 1 || cell.column > 0)
    }
    // Of those where no index is 0, one whose value can be told from others.
    let cells = order.lazy.map(map.cell(at:))
    guard let cell = cells.first(where: { isGood($0) && $0.value != 0 }) ?? cells.first(where: isGood) else {
      return nil
    }
    self.cell = cell
    let (channel, row, column) = (cell.channel, cell.row, cell.column)
    wrong = [
      WrongAnswer(Mistake.channelsFirst, (channel * shape.rows + row) * shape.columns + column),
      WrongAnswer(.withoutChannels, row * shape.columns + column),
      WrongAnswer(.columnsFirst, (column * shape.rows + row) * shape.channels + channel),
      WrongAnswer(.countedFromOne, cell.index + 1),
    ].distinct(from: cell.index)
    guard map.vector[cell.index] == map.maps[channel, row, column] else {
      throw InsightError.sumDisagrees(
        place: "\(layer), exercise on place \(cell.index)", worked: map.maps[channel, row, column],
        engine: map.vector[cell.index])
    }
  }
}
