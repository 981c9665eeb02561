import Networks
import Tensors

/// What is kept of one pooling window? Its values are given with two decimals.
public struct PoolingWindowExercise: Exercise, Equatable {
  /// The layer.
  public let node: Node
  /// The index of the example, and the map.
  public let example, channel: Int
  /// Where the result stands in its map.
  public let place: [Int]
  /// What is kept.
  public let kind: Pooling.Kind
  /// How many columns the values have side by side.
  public let columns: Int
  /// The values under the window, rounded, row by row.
  public let values: [Float]
  /// What a mean divides by.
  public let divisor: Int
  /// What the engine computed.
  public let engine: Float
  /// One: the result.
  public var sumCount: Int { 1 }

  /// The largest value, the mean and the sum of the rounded values.
  public var maximum: Float { values.max() ?? 0 }
  /// The mean of the rounded values.
  public var mean: Float { (sum / Float(divisor)).byHand }
  /// The sum of the rounded values.
  public var sum: Float { Float(values.reduce(0.0) { $0 + Double($1) }).byHand }
  /// The result of the rounded values.
  public var answer: Float { kind == .maximum ? maximum : mean }

  /// How many values a window holds at most that is worked out by hand.
  static let limit = 9

  /// Asks on the page of a pooling layer, if its windows are small.
  public init?(_ page: ExercisePage, in explanation: Explanation) throws {
    if let found = explanation.poolings.first(where: { $0.pooling.name == page.node?.name }) {
      try self.init(found, hero: explanation.experiment.hero)
    } else if let node = page.node, node.layer is any PoolingLayer,
      let found = explanation.layerExamples.first(where: { $0.layer == node.name }),
      case .window(let window) = found.hero
    {
      try self.init(window, node)
    } else {
      return nil
    }
  }

  /// A window over signals or volumes: the one that the layer's page works out too.
  private init?(_ window: PooledWindow, _ node: Node) throws {
    guard (2...Self.limit).contains(window.entries.count) else { return nil }
    (self.node, example, channel, place) = (node, window.example, window.cell.channel, window.cell.place)
    values = window.entries.map { $0.value.byHand }
    (kind, columns, divisor, engine) = (window.kind, values.count, window.divisor, window.result)
    try check()
  }

  /// A window over maps: the one whose values differ most from each other.
  private init?(_ found: PoolingExplanation, hero: Int) throws {
    let pooling = found.pooling
    let count = pooling.window.rows * pooling.window.columns
    guard (2...Self.limit).contains(count) else { return nil }
    var best: (channel: Int, place: Place, score: Int)?
    for channel in found.tableChannels {
      let map = pooling.input.slice(hero).slice(channel)
      for row in 0..<pooling.node.outputShape.rows {
        for column in 0..<pooling.node.outputShape.columns {
          let values = Self.window(pooling, map, row: row, column: column).map(\.byHand)
          guard values.count == count else { continue }
          // Different values first, then such that are not 0, then such that a mean does not come out as 0.
          let score = 2 * Set(values).count + values.count { $0 != 0 }
          if score > best?.score ?? 3 { best = (channel, Place(row: row, column: column), score) }
        }
      }
    }
    guard let best else { return nil }
    let step = try pooling.step(example: hero, channel: best.channel, row: best.place.row, column: best.place.column)
    (node, example, channel, place) = (pooling.node, hero, best.channel, [best.place.row, best.place.column])
    (kind, columns, divisor, engine) = (pooling.kind, pooling.window.columns, step.divisor, step.result)
    values = step.cells.map { $0.value.byHand }
    try check()
  }

  /// The values under a window; fewer than it holds where it hangs over the border.
  private static func window(_ pooling: Pooling, _ map: Tensor, row: Int, column: Int) -> [Float] {
    let top = row * pooling.window.rowStride - pooling.window.padding.top
    let left = column * pooling.window.columnStride - pooling.window.padding.left
    return (top..<top + pooling.window.rows).flatMap { y in
      (left..<left + pooling.window.columns).compactMap { x in
        (0..<map.shape[0]).contains(y) && (0..<map.shape[1]).contains(x) ? map[y, x] : nil
      }
    }
  }

  private func check() throws {
    // The values are rounded, and a mean of them once more.
    guard abs(answer - engine) <= 0.0101 else {
      throw InsightError.sumDisagrees(place: "\(node.name), exercise at \(place)", worked: answer, engine: engine)
    }
  }
}
