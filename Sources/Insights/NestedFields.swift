import Networks
import Tensors

/// How much of the image one cell of each layer sees: by the closed form and as the gradient shows it. The cells are those on
/// the way from the answer to a pixel, each field inside the next.
public struct NestedFields: Sendable {
  /// A cell of a layer, and the piece of the image it sees.
  public struct Level: Sendable {
    /// The layer's name and Keras's name of its kind.
    public let name, kind: String
    /// The cell.
    public let cell: MapCell
    /// Size, jump and start of the layer's fields along each axis.
    public let field: ReceptiveField
    /// Whether the path from the answer goes through the cell; else it is one in the middle of its map.
    public let isOnPath: Bool
    /// What the gradient says; `nil` of layers that are one too many to be measured.
    public let measured: MeasuredField?

    /// The cells of the image that the cell sees along each axis, those of the padding included: `start + index * jump`,
    /// `size` of them.
    public var ranges: [Range<Int>] {
      field.axes.indices.map { field.axes[$0].cells(at: cell.place.indices.contains($0) ? cell.place[$0] : 0) }
    }
    /// The same rows, of an image with rows and columns.
    public var rows: Range<Int> { ranges[ranges.count - 2] }
    /// The same columns.
    public var columns: Range<Int> { ranges[ranges.count - 1] }
    /// The cell in a map with rows and columns.
    public var place: Place { cell.plane ?? Place(row: 0, column: 0) }
    /// Whether the layer makes maps.
    public var isMaps: Bool { !cell.place.isEmpty }
  }

  /// The image.
  public let example: Experiment.Example
  /// The name of its class.
  public let className: String
  /// The layers that see more than the one before, from the image on; of very many the first and the last ones.
  public let table: [Level]
  /// Whether a dense layer follows, which sees everything.
  public let isFollowedByDense: Bool

  /// The layers on the way from the answer whose window walks over maps with rows and columns: those that can be drawn.
  public var levels: [Level] {
    guard example.image.shape.isMaps else { return [] }
    return table.filter { $0.isOnPath && $0.cell.place.count == 2 && $0.field.axes.count == 2 }
  }

  /// The last layer that makes maps.
  public var last: Level { table.last(where: \.isMaps) ?? table[table.count - 1] }

  /// Whether the cell of a layer sees all of the image.
  public func seesEverything(_ level: Level) -> Bool {
    zip(level.ranges, example.image.shape.cells).allSatisfy { $0.lowerBound <= 0 && $0.upperBound >= $1 }
  }

  /// The share of the image's cells that lie in the field of a layer's cell.
  public func share(_ level: Level) -> Double {
    zip(level.ranges, example.image.shape.cells).reduce(1) {
      $0 * Double($1.0.clamped(to: 0..<$1.1).count) / Double($1.1)
    }
  }

  /// How many layers are measured and listed at most.
  static let limit = 40

  /// The fields of a network's layers; `nil` if none looks at the image through a window.
  init?(_ experiment: Experiment, trace: Trace) throws {
    let network = experiment.network
    example = experiment.examples[experiment.hero]
    guard example.image.shape.hasCells else { return nil }
    let nodes = network.nodes.filter { node in
      guard let field = node.receptiveField else { return false }
      let sources = node.inputs.map { network.node(named: $0)?.receptiveField ?? .oneCell(axes: field.axes.count) }
      return !sources.contains(field)
    }
    guard nodes.contains(where: { $0.slidingWindow != nil && $0.outputShape.hasCells }) else { return nil }
    let shown = nodes.count > Self.limit ? Array(nodes.prefix(Self.limit / 2) + nodes.suffix(Self.limit / 2)) : nodes
    let cells = shown.map { node in
      trace.steps.first { $0.name == node.name }?.cell ?? trace.steps.first { $0.source.name == node.name }?.source.cell
    }
    let places = zip(shown, cells).map { node, cell in cell ?? node.outputShape.middle }
    let measured = try MeasuredField.measure(zip(shown, places).map { ($0.name, $1) }, in: experiment)
    table = shown.indices.map { index in
      Level(
        name: shown[index].name, kind: shown[index].kind, cell: places[index], field: shown[index].receptiveField!,
        isOnPath: cells[index] != nil, measured: measured[index])
    }
    className = experiment.dataset.classes[example.label]
    isFollowedByDense = network.nodes.contains { $0.layer is Dense }
  }
}

extension Shape {
  /// A cell in the middle of the first map; the first value of a vector.
  fileprivate var middle: MapCell { MapCell(channel: 0, place: hasCells ? cells.map { $0 / 2 } : []) }
}
