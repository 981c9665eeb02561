import Networks
import Tensors

/// The values of one example at a place of the network, as flat pictures: maps each by itself, signals as the rows of one
/// picture, of volumes the slices of one map, a vector as a single row.
public struct ValuePictures: Equatable, Sendable {
  /// What a picture shows.
  public enum Kind: String, Sendable { case maps, signal, volume, vector }

  /// A picture and the number that it goes by: of maps the channel, of a volume the slice.
  public struct Picture: Equatable, Sendable {
    /// The channel of a map, the slice of a volume, else 0.
    public let index: Int
    /// The values, `[rows, columns]`.
    public let values: Tensor
  }

  /// What the pictures show.
  public let kind: Kind
  /// The pictures, in the order of their numbers.
  public let pictures: [Picture]
  /// How many there are in all, of which these are the strongest, or those around the cell that is followed.
  public let total: Int
  /// The channel whose slices are shown, of a volume.
  public let channel: Int
  /// The range of the colours; `nil` where the values are still pixels.
  public let range: ClosedRange<Float>?

  /// How many pictures are shown at most.
  static let limit = 6

  /// Shows `channels` of maps if there are such, else the strongest; the picture with `cell` is always among them.
  init(_ values: Tensor, range: ClosedRange<Float>?, including cell: MapCell?, channels: [Int]? = nil) {
    let shape = values.shape
    self.range = range
    channel = cell?.channel ?? 0
    switch shape.rank {
    case 1: (kind, total, pictures) = (.vector, 1, [Picture(index: 0, values: values.reshaped([1, shape.count]))])
    case 2: (kind, total, pictures) = (.signal, 1, [Picture(index: 0, values: values)])
    case 3:
      (kind, total) = (.maps, shape.channels)
      var shown = channels ?? strongestChannels(values.reshaped(shape.batched(1)), limit: Self.limit)
      if let cell, !shown.contains(cell.channel) {
        shown =
          (strongestChannels(values.reshaped(shape.batched(1)), limit: Self.limit - 1) + [cell.channel]).sorted()
      }
      pictures = shown.map { Picture(index: $0, values: values.slice($0)) }
    default:
      (kind, total) = (.volume, shape[1])
      let map = values.slice(channel)
      let first = max(0, min((cell?.place[0] ?? 0) - Self.limit / 2, total - Self.limit))
      pictures = (first..<min(total, first + Self.limit)).map { Picture(index: $0, values: map.slice($0)) }
    }
  }

  /// Where a cell lies: the position of its picture among those shown, and its place there; `nil` if it is not shown.
  public func place(of cell: MapCell) -> (picture: Int, place: Place)? {
    switch kind {
    case .vector: (0, Place(row: 0, column: cell.channel))
    case .signal: (0, Place(row: cell.channel, column: cell.place[0]))
    case .maps:
      pictures.firstIndex { $0.index == cell.channel }.map { ($0, Place(row: cell.place[0], column: cell.place[1])) }
    case .volume:
      cell.channel != channel
        ? nil
        : pictures.firstIndex { $0.index == cell.place[0] }
          .map { ($0, Place(row: cell.place[1], column: cell.place[2])) }
    }
  }
}

/// What a layer without figures of its own makes of one example: its values before and after.
public struct LayerPictures: Equatable, Sendable {
  /// The layer, Keras's name of its kind, and the layer or input that it reads.
  public let layer, kind, source: String
  /// The shapes before and after.
  public let inputShape, outputShape: Shape
  /// What goes in and what comes out.
  public let before, after: ValuePictures
  /// The value that is worked out elsewhere.
  public let cell: MapCell
  /// Whether both have one scale of colours.
  public let sharesScale: Bool
  /// The index of the example in the test set, and its class.
  public let testIndex, label: Int

  init?(_ examples: LayerExamples, in experiment: Experiment, ranges: [String: ClosedRange<Float>]) {
    guard let node = experiment.network.node(named: examples.layer), !node.inputs.isEmpty else { return nil }
    self.init(node, cell: examples.hero.cell, source: examples.hero.source, in: experiment, ranges: ranges)
  }

  /// What a layer makes of the hero, with one value and the value of the input that has most to do with it.
  init(
    _ node: Node, cell: MapCell, source found: MapCell?, in experiment: Experiment,
    ranges: [String: ClosedRange<Float>]
  ) {
    let input = experiment.inspection.input(of: node.name).slice(experiment.hero)
    let output = experiment.inspection.output(of: node.name).slice(experiment.hero)
    (layer, kind, source, self.cell) = (node.name, node.kind, node.inputs[0], cell)
    (inputShape, outputShape) = (node.inputShapes[0], node.outputShape)
    after = ValuePictures(output, range: ranges[node.name], including: cell)
    let keepsMaps = node.layer.keepsMaps && inputShape.isMaps && outputShape.isMaps
    before = ValuePictures(
      input, range: ranges[source], including: found, channels: keepsMaps ? after.pictures.map(\.index) : nil)
    sharesScale = ranges[source] == ranges[node.name]
    (testIndex, label) = (experiment.examples[experiment.hero].index, experiment.examples[experiment.hero].label)
  }
}

extension Layer {
  /// Whether each map of the output is made of the map of the same number alone, or chiefly of it.
  fileprivate var keepsMaps: Bool {
    self is any ZeroPaddingLayer || self is any CroppingLayer || self is any ResamplingLayer
      || self is BatchNormalization
      || self is LocalResponseNormalization || self is GroupNormalization || self is Normalization || self is Rescaling
      || self is PReLU || self is any GlobalPoolingLayer
  }
}
