import Tensors

/// Everything that is shown of one convolution layer.
public struct ConvolutionExplanation: Sendable {
  /// The map that is followed in the figures: that with the strongest answer to the hero, of the filters whose map has
  /// negative values too, so that there is something for the activation function to do.
  public let unit: ConvolutionUnit
  /// What the activation function does to that map; `nil` if there is none.
  public let effect: ActivationEffect?
  /// The strongest cell of each of the filters shown, for every example: one row of a table each.
  public let table: [WorkedCell]
  /// The filters in the table: all of a small layer, the strongest of a large one.
  public let tableFilters: [Int]

  /// The layer with its numbers.
  public var convolution: Convolution { unit.convolution }
  /// The range of the colours of the maps that the layer reads; `nil` if it reads the network's images.
  public var inputRange: ClosedRange<Float>? { unit.inputRange }
  /// The cell that is followed.
  public var cell: WorkedCell { unit.cell }
  /// How the map of that cell comes about.
  public var channelSum: ChannelSum { unit.channelSum }

  /// How many filters a table holds at most.
  static let tableLimit = 8

  init(_ convolution: Convolution, in experiment: Experiment, inputRange: ClosedRange<Float>?) throws {
    let hero = convolution.preActivation.slice(experiment.hero)
    unit = try ConvolutionUnit(
      convolution, example: experiment.hero, filter: strongestFilterOnBothSides(hero), inputRange: inputRange)
    effect = try ActivationEffect(convolution, cell: unit.cell)
    let filters = strongestChannels(convolution.activation, limit: ConvolutionExplanation.tableLimit)
    tableFilters = filters
    table = try experiment.examples.indices.flatMap { example in
      try filters.map { try convolution.strongestCell(example: example, filter: $0) }
    }
  }

  /// How many sums are worked out here.
  var sumCount: Int { cell.sumCount + table.reduce(0) { $0 + $1.sumCount } }
}

/// The map of `[channels, rows, columns]` with the largest value, of those that also go at least a quarter as far below
/// zero if there are such.
func strongestFilterOnBothSides(_ maps: Tensor) -> Int {
  let ranges = (0..<maps.shape.channels).map { maps.slice($0).range }
  let both = ranges.indices.filter { -ranges[$0].lowerBound >= ranges[$0].upperBound / 4 && ranges[$0].upperBound > 0 }
  return (both.isEmpty ? Array(ranges.indices) : both)
    .max { (ranges[$0].upperBound, $1) < (ranges[$1].upperBound, $0) } ?? 0
}

extension Convolution {
  /// Works out the cell of a filter's map that answers most strongly to an example.
  func strongestCell(example: Int, filter: Int) throws -> WorkedCell {
    let map = preActivation.slice(example).slice(filter)
    let place = map.indexOfMaximum ?? 0
    return try WorkedCell(
      self, example: example, filter: filter, row: place / map.shape[1], column: place % map.shape[1])
  }
}

/// The channels of `[examples, channels, rows, columns]` in their own order: all if they are at most `limit`, else those with
/// the largest mean absolute value.
public func strongestChannels(_ maps: Tensor, limit: Int) -> [Int] {
  let (examples, channels) = (maps.shape[0], maps.shape[1])
  guard channels > limit else { return Array(0..<channels) }
  let perMap = maps.count / (examples * channels)
  let strengths = (0..<channels).map { channel in
    (0..<examples).reduce(0.0) { sum, example in
      let start = (example * channels + channel) * perMap
      return maps.values[start..<start + perMap].reduce(sum) { $0 + Double(abs($1)) }
    }
  }
  let order = (0..<channels).sorted { (strengths[$0], $1) > (strengths[$1], $0) }
  return order.prefix(limit).sorted()
}
