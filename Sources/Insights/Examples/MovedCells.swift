import Networks
import Tensors

/// Where values come from that a layer only moves: all are checked, a few are followed.
public struct MovedCells: Equatable, Sendable {
  /// A value of the output and where it stood in the input.
  public struct Move: Equatable, Sendable {
    /// Where it stands now.
    public let target: MapCell
    /// Where it stood; `nil` of a cell that was put in, which holds 0.
    public let source: MapCell?
    /// The value.
    public let value: Float
  }

  /// The index of the example among those explained.
  public let example: Int
  /// The largest value, its neighbour, one of another map, and one that was put in, as far as there are such.
  public let followed: [Move]

  /// Follows values of one map, or of all of them.
  init(_ reading: LayerReading, example: Int, channel: Int? = nil, source: (MapCell) -> MapCell?) throws {
    let (input, output) = (reading.input.slice(example), reading.output.slice(example))
    let shape = reading.outputShape
    let count = shape.count / shape.channels
    let indices = channel.map { $0 * count..<($0 + 1) * count } ?? 0..<shape.count
    func move(_ index: Int) -> Move {
      let target = shape.cell(at: index)
      return Move(target: target, source: source(target), value: output.values[index])
    }
    var added: Int?
    for index in indices {
      let found = move(index)
      let worked = found.source.map { input[$0] } ?? 0
      guard worked == found.value else {
        throw InsightError.sumDisagrees(place: reading.words(found.target), worked: worked, engine: found.value)
      }
      if found.source == nil && added == nil { added = index }
    }
    // Zeros that were put in come from nowhere: they are followed only where there is nothing else.
    let strongest =
      indices.filter { source(shape.cell(at: $0)) != nil }
      .max { (output.values[$0], $1) < (output.values[$1], $0) } ?? indices.lowerBound
    let first = shape.cell(at: strongest)
    let neighbour = MapCell(
      channel: first.channel, place: first.place.dropLast() + first.place.suffix(1).map { $0 + 1 })
    let otherMap = MapCell(channel: first.channel + 1, place: first.place)
    var chosen = [strongest]
    for index in [shape.index(of: neighbour), shape.index(of: otherMap), added].compactMap({ $0 })
    where indices.contains(index) && !chosen.contains(index) {
      chosen.append(index)
    }
    followed = chosen.map(move)
    self.example = example
  }
}

extension Layer {
  /// For a layer that only moves values: where the value of an output cell stood, `nil` where zeros were put in. The whole is
  /// `nil` for other layers.
  func movedFrom(_ input: Shape, _ output: Shape) -> ((MapCell) -> MapCell?)? {
    switch self {
    case let layer as any ZeroPaddingLayer:
      return { input.inside($0.shifted(by: layer.padding.map { -$0.before })) }
    case let layer as any CroppingLayer:
      return { input.inside($0.shifted(by: layer.cropping.map(\.before))) }
    case let layer as any ResamplingLayer where layer.interpolation == .nearest:
      let axes = layer.resampledAxes(input.cells)
      return { cell in MapCell(channel: cell.channel, place: zip(cell.place, axes).map { $1.cells[$0].first }) }
    case is Reshape: return { input.cellInOrder(output.placeInOrder(of: $0)) }
    case let layer as Permute: return { layer.source(of: $0) }
    default: return nil
    }
  }
}

extension Permute {
  /// The axis `i` of the result is the axis `dims[i]` of the input, both in Keras's order.
  fileprivate func source(of cell: MapCell) -> MapCell {
    let target = cell.channelsLast
    var source = target
    for (axis, from) in dims.enumerated() { source[from - 1] = target[axis] }
    return MapCell(channelsLast: source)
  }
}

extension MapCell {
  /// The indices in Keras's order, the channel last.
  public var channelsLast: [Int] { place + [channel] }

  init(channelsLast indices: [Int]) {
    self.init(channel: indices[indices.count - 1], place: Array(indices.dropLast()))
  }

  fileprivate func shifted(by steps: [Int]) -> MapCell {
    MapCell(channel: channel, place: zip(place, steps).map(+))
  }
}

extension Shape {
  /// The place of a cell when all values are written one after the other in Keras's order, the channels last.
  public func placeInOrder(of cell: MapCell) -> Int {
    zip(cell.channelsLast, channelsLast).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// The cell at a place of that order.
  func cellInOrder(_ place: Int) -> MapCell {
    var (rest, indices) = (place, [Int]())
    for extent in channelsLast.reversed() {
      indices.insert(rest % extent, at: 0)
      rest /= extent
    }
    return MapCell(channelsLast: indices)
  }

  fileprivate func inside(_ cell: MapCell) -> MapCell? { index(of: cell) == nil ? nil : cell }
}
