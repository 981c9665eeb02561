import Networks
import Tensors

/// One map of a pooling of volumes: slices of the map before and after, and the window of its largest value.
public struct VolumePoolingUnit: Sendable {
  /// Some slices of the map before and after.
  public let pictures: LayerPictures
  /// The window of the largest value, with everything under it.
  public let window: PooledWindow

  /// A map of a layer for an example; `nil` of a layer that pools no volumes. Throws `InsightError.sumDisagrees` if what is
  /// kept is not the engine's.
  init?(
    _ node: Node, in experiment: Experiment, example: Int, channel: Int, ranges: [String: ClosedRange<Float>]
  ) throws {
    guard let layer = node.layer as? any PoolingLayer, node.outputShape.rank == 4 else { return nil }
    let reading = LayerReading(node, in: experiment)
    let map = reading.output.slice(example).slice(channel)
    let place = Shape([1] + map.shape.dimensions).cell(at: map.indexOfMaximum ?? 0).place
    let cell = MapCell(channel: channel, place: place)
    window = try PooledWindow(reading, layer, example: example, cell: cell)
    pictures = LayerPictures(node, cell: cell, source: window.strongest, in: experiment, ranges: ranges)
  }
}
