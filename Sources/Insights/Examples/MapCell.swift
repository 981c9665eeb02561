import Tensors

/// The place of one value: in which map it stands and, outermost axis first, in which cell of it. The values of a vector are
/// maps without axes.
public struct MapCell: Hashable, Sendable {
  /// The index of the map; of a vector that of the value.
  public let channel: Int
  /// The index along each axis of the map: `[step]`, `[row, column]` or `[slice, row, column]`; empty in a vector.
  public let place: [Int]

  /// Makes a place.
  public init(channel: Int, place: [Int]) { (self.channel, self.place) = (channel, place) }
}

extension Shape {
  /// The cell at a position of the values of this shape, which has channels first.
  func cell(at index: Int) -> MapCell {
    var (rest, place) = (index, [Int]())
    for extent in cells.reversed() {
      place.insert(rest % extent, at: 0)
      rest /= extent
    }
    return MapCell(channel: rest, place: place)
  }

  /// The position of a cell among the values of this shape; `nil` if it lies outside.
  func index(of cell: MapCell) -> Int? {
    guard cell.place.count == cells.count, (0..<channels).contains(cell.channel) else { return nil }
    var index = cell.channel
    for (place, extent) in zip(cell.place, cells) {
      guard (0..<extent).contains(place) else { return nil }
      index = index * extent + place
    }
    return index
  }
}

extension Shape {
  /// All cells of one map of values of this shape, in their order.
  func cells(of channel: Int) -> [MapCell] { places(in: cells).map { MapCell(channel: channel, place: $0) } }
}

extension Tensor {
  /// The value of a cell of one example; 0 outside of the maps.
  subscript(cell: MapCell) -> Float { shape.index(of: cell).map { values[$0] } ?? 0 }
}

/// All places inside of a box with these extents, the last axis first; one place without axes.
func places(in extents: [Int]) -> [[Int]] {
  extents.reduce([[]]) { places, extent in places.flatMap { place in (0..<extent).map { place + [$0] } } }
}
