import Networks
import Tensors

/// One map among the values of one example as a flat picture: of a volume the slice with a cell, of a signal a row, of a vector
/// all its values as a row.
public struct MapPicture: Equatable, Sendable {
  /// The layer or network input whose values these are, past layers that only pass values on.
  public let layer: String
  /// The number of the map; of a vector that of the value.
  public let index: Int
  /// Whether it is a map of its own or part of a vector.
  public let form: Unit.Form
  /// Whether it is the only map there.
  public let isOnly: Bool
  /// Whether the values are the network's input.
  public let isInput: Bool
  /// The values, `[rows, columns]`.
  public let values: Tensor
  /// The range of the colours; `nil` where the values are still pixels.
  public let range: ClosedRange<Float>?
  /// The cells that have to do with the one that is followed.
  public let cells: [Place]

  /// A map of what a layer reads or writes for one example, with some of its cells.
  init(
    _ values: Tensor, of name: String, index: Int, cells: [MapCell] = [], range: ClosedRange<Float>?,
    in network: Network
  ) {
    let (shape, origin) = (values.shape, network.origin(of: name))
    (layer, self.index, self.range) = (origin, index, range)
    form = shape.rank == 1 ? .unit : .map
    isOnly = shape.channels == 1
    isInput = network.node(named: origin) == nil
    switch shape.rank {
    case 1: self.values = values.reshaped([1, shape.count])
    case 2: self.values = values.slice(index).reshaped([1, shape[1]])
    case 3: self.values = values.slice(index)
    default: self.values = values.slice(index).slice(cells.first?.place[0] ?? 0)
    }
    self.cells = cells.map { cell in
      Place(row: cell.place.suffix(2).dropLast().last ?? 0, column: cell.place.last ?? cell.channel)
    }
  }

  /// The smallest rectangle around the cells; `nil` without any.
  public var box: (rows: Range<Int>, columns: Range<Int>)? {
    let (rows, columns) = (cells.map(\.row), cells.map(\.column))
    guard let top = rows.min(), let bottom = rows.max(), let left = columns.min(), let right = columns.max() else {
      return nil
    }
    return (top..<bottom + 1, left..<right + 1)
  }
}
