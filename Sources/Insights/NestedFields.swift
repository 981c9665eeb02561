import Networks
import Tensors

/// How much of the image one cell of each layer sees: the receptive fields of the cells on the way from the answer to a
/// pixel, each inside the next.
public struct NestedFields: Equatable, Sendable {
  /// A cell of a convolution or pooling layer, and the piece of the image it sees.
  public struct Level: Equatable, Sendable {
    /// The layer's name.
    public let name: String
    /// The cell.
    public let place: Place
    /// Size, jump and start of the layer's fields along both axes.
    public let field: ReceptiveField

    /// The rows of the image that the cell sees, those of the padding included: `start + row * jump`, `size` of them.
    public var rows: Range<Int> { field.rows.cells(at: place.row) }
    /// The columns of the image that the cell sees, those of the padding included.
    public var columns: Range<Int> { field.columns.cells(at: place.column) }
  }

  /// The image.
  public let example: Experiment.Example
  /// The name of its class.
  public let className: String
  /// The layers from the image on.
  public let levels: [Level]
  /// Whether a dense layer follows, which sees everything.
  public let isFollowedByDense: Bool

  /// Whether the cell of a layer sees all of the image.
  public func seesEverything(_ level: Level) -> Bool {
    let shape = example.image.shape
    return level.rows.lowerBound <= 0 && level.rows.upperBound >= shape.rows && level.columns.lowerBound <= 0
      && level.columns.upperBound >= shape.columns
  }

  /// The fields of the cells on a path; `nil` if it meets no layer whose window walks over the image.
  init?(_ experiment: Experiment, path: StrongestPath) {
    let levels = experiment.network.nodes.compactMap { node -> Level? in
      guard node.outputShape.isMaps, node.slidingWindow != nil, let place = path[node.name]?.place,
        let field = node.receptiveField
      else { return nil }
      return Level(name: node.name, place: place, field: field)
    }
    guard !levels.isEmpty else { return nil }
    self.levels = levels
    example = experiment.examples[experiment.hero]
    className = experiment.dataset.classes[example.label]
    isFollowedByDense = experiment.network.nodes.contains { $0.layer is Dense }
  }
}
