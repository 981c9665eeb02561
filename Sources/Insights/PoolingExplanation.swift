import Tensors

/// Everything that is shown of one pooling layer.
public struct PoolingExplanation: Sendable {
  /// The map of the hero that is followed: the one whose values spread most.
  public let unit: PoolingUnit
  /// The window with the largest result of each map shown, for every example: one row of a table each.
  public let table: [TableRow]
  /// The maps in pictures: all of a layer of moderate size, the strongest of a large one.
  public let shownChannels: [Int]
  /// The maps in the table: all of a small layer, the strongest of a large one.
  public let tableChannels: [Int]

  /// The layer with what it read and wrote.
  public var pooling: Pooling { unit.pooling }
  /// The windows that are shown stepping over a corner of that map.
  public var trace: PoolingTrace { unit.trace }

  /// One window in the table.
  public struct TableRow: Equatable, Sendable {
    public let example, channel: Int
    /// The window.
    public let step: PoolingStep
  }

  /// How many maps pictures show at most.
  static let shownLimit = 16

  init(_ pooling: Pooling, in experiment: Experiment) throws {
    unit = try PoolingUnit(pooling, mostVariedOf: experiment.hero)
    shownChannels = strongestChannels(pooling.output, limit: PoolingExplanation.shownLimit)
    tableChannels = strongestChannels(pooling.output, limit: ConvolutionExplanation.tableLimit)
    var rows: [TableRow] = []
    for example in experiment.examples.indices {
      for channel in tableChannels {
        let map = pooling.output.slice(example).slice(channel)
        let place = map.indexOfMaximum ?? 0
        let step = try pooling.step(
          example: example, channel: channel, row: place / map.shape[1], column: place % map.shape[1])
        rows.append(TableRow(example: example, channel: channel, step: step))
      }
    }
    table = rows
  }

  /// How many windows are worked out here; each is held against the engine.
  var sumCount: Int { trace.steps.count + table.count }
}
