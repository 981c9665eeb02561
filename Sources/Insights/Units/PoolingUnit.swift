/// One map of a pooling layer: the map that it is made of, and a corner of it window by window.
public struct PoolingUnit: Sendable {
  /// The layer with what it read and wrote.
  public let pooling: Pooling
  /// The windows that are shown stepping over a corner of the map.
  public let trace: PoolingTrace

  /// The map whose values spread most, at its most varied corner.
  init(_ pooling: Pooling, mostVariedOf example: Int) throws {
    self.pooling = pooling
    trace = try PoolingTrace(pooling, example: example)
  }

  /// A map, at the corner around its largest value.
  init(_ pooling: Pooling, example: Int, channel: Int) throws {
    self.pooling = pooling
    trace = try PoolingTrace(pooling, example: example, channel: channel)
  }
}
