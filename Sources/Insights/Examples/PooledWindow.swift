import Networks
import Tensors

/// What one window of a pooling holds, of a global one a whole map, and what is kept of it.
public struct PooledWindow: Equatable, Sendable {
  /// A value under the window.
  public struct Entry: Equatable, Sendable {
    /// Where it stands in the input.
    public let cell: MapCell
    /// The value.
    public let value: Float
  }

  /// The index of the example among those explained.
  public let example: Int
  /// Which value of the output it is.
  public let cell: MapCell
  /// What is kept.
  public let kind: Pooling.Kind
  /// The values under the window; padding is left out.
  public let entries: [Entry]
  /// What a mean divides by: the number of entries, or that of the window where padding counts.
  public let divisor: Int
  /// The sum of the entries.
  public let sum: Float
  /// The index of the largest entry, the first among equals.
  public let winner: Int
  /// The value that is kept, checked against the engine.
  public let result: Float

  init(
    _ reading: LayerReading, _ kind: Pooling.Kind, example: Int, cell: MapCell, cells: [MapCell], divisor: Int? = nil
  ) throws {
    let input = reading.input.slice(example)
    let inside = cells.filter { reading.inputShape.index(of: $0) != nil }
    entries = inside.map { Entry(cell: $0, value: input[$0]) }
    let values = entries.map(\.value)
    self.divisor = divisor ?? values.count
    let total = values.reduce(0.0) { $0 + Double($1) }
    winner = values.indices.max { values[$0] < values[$1] || (values[$0] == values[$1] && $0 > $1) } ?? 0
    result = kind == .average ? Float(total / Double(self.divisor)) : values[winner]
    (self.example, self.cell, self.kind, sum) = (example, cell, kind, Float(total))
    try reading.check(result, of: values, example: example, cell)
  }

  /// A window that walks over signals or volumes.
  init(_ reading: LayerReading, _ layer: any PoolingLayer, example: Int, cell: MapCell) throws {
    let axes = layer.window(reading.node.inputShapes)?.axes ?? []
    let cells = places(in: layer.poolSize.dimensions).map { offset in
      MapCell(
        channel: cell.channel,
        place: axes.indices.map { cell.place[$0] * axes[$0].stride - axes[$0].padding.before + offset[$0] })
    }
    let average = layer as? any AveragePoolingLayer
    try self.init(
      reading, average == nil ? .maximum : .average, example: example, cell: cell, cells: cells,
      divisor: average?.countsPadding == true ? cells.count : nil)
  }

  /// A whole map.
  init(_ reading: LayerReading, _ layer: any GlobalPoolingLayer, example: Int, cell: MapCell) throws {
    let cells = places(in: reading.inputShape.cells).map { MapCell(channel: cell.channel, place: $0) }
    try self.init(
      reading, type(of: layer).isAverage ? .average : .maximum, example: example, cell: cell, cells: cells)
  }

  /// The value that moves the result most in the direction of its sign.
  var strongest: MapCell? {
    let sign: Float = kind == .average && result < 0 ? -1 : 1
    return entries.max { $0.value * sign < $1.value * sign }?.cell
  }
}
