import Networks
import Tensors

/// How the layers build on each other: the strongest cell of the last convolution for the hero, the channels that added most to
/// it, what these are made of, and so on down to the pixels.
public struct FeatureHierarchy: Sendable {
  /// One filter of a convolution layer, at the cell that is followed.
  public struct Unit: Equatable, Sendable {
    /// The cell with every number that makes it.
    public let cell: WorkedCell
    /// The filter's map for the hero, `[rows, columns]`.
    public let map: Tensor
    /// The range of the colours of the layer's maps.
    public let mapRange: ClosedRange<Float>
    /// The piece of the image that the cell sees; negative rows and columns, and those beyond its end, are padding.
    public let rows, columns: Range<Int>
    /// What excites the filter most among the test images.
    public let patches: [ExcitingPatches.Patch]
  }

  /// A channel that a unit reads, and what it adds to its cell.
  public struct Contribution: Equatable, Sendable {
    /// The term of the channel.
    public let term: ChannelTerm
    /// The filter of a layer below that the channel comes from, by its position in the level below; `nil` if it comes from
    /// the image.
    public let unit: Int?
  }

  /// The units of one convolution layer; those of different layers in a network with branches.
  public struct Level: Equatable, Sendable {
    /// The units, the one that added most to the level above first.
    public let units: [Unit]
    /// The channels of the first unit that added most, the largest first.
    public let contributions: [Contribution]

    /// What the other channels of the first unit add.
    public var rest: Float {
      let cell = units[0].cell
      return cell.sum(
        without: cell.terms.indices.filter { index in
          contributions.contains { $0.term.channel == cell.terms[index].channel }
        })
    }
  }

  /// The image.
  public let example: Experiment.Example
  /// The name of its class.
  public let className: String
  /// The levels from the image on.
  public let levels: [Level]
  /// The range of the weights of all these layers.
  public let weightRange: ClosedRange<Float>
  /// Whether the first level reads the image; else there are more layers below it.
  public let reachesImage: Bool

  /// How many sums are worked out here.
  var sumCount: Int { levels.reduce(0) { $0 + $1.units.reduce(0) { $0 + $1.cell.sumCount } } }

  /// How many levels and how many channels of each are followed.
  static let levelLimit = 4, channelLimit = 3

  /// The levels below the last convolution of a network; `nil` unless there are two of them.
  init?(_ experiment: Experiment, _ convolutions: [Convolution], _ excitement: [ExcitingPatches]) throws {
    let climber = Climber(experiment: experiment, convolutions: convolutions, excitement: excitement)
    guard let last = convolutions.last(where: { climber.excitement(of: $0.name) != nil }),
      let top = try climber.strongestUnit(of: last)
    else { return nil }
    var levels: [Level] = []
    var units = [top]
    while let first = units.first, levels.count < Self.levelLimit {
      let found = try climber.sources(of: first)
      levels.append(Level(units: units, contributions: found.contributions))
      units = found.units
    }
    guard levels.count > 1 else { return nil }
    // A level that is not drawn has no units to point at.
    self.levels = levels.reversed()
    reachesImage = units.isEmpty
    example = experiment.examples[experiment.hero]
    className = experiment.dataset.classes[example.label]
    let names = levels.flatMap { $0.units.map(\.cell.layer) }
    let ranges = convolutions.filter { names.contains($0.name) }.map(\.weightRange)
    weightRange = ranges.dropFirst().reduce(ranges[0]) { $0.union($1) }
  }
}

/// Finds what a cell is made of.
private struct Climber {
  let experiment: Experiment
  let convolutions: [Convolution]
  let excitement: [ExcitingPatches]

  func excitement(of layer: String) -> ExcitingPatches? { excitement.first { $0.node.name == layer } }

  /// The cell of a layer that answers most strongly to the hero.
  func strongestUnit(of convolution: Convolution) throws -> FeatureHierarchy.Unit? {
    let maps = convolution.activation.slice(experiment.hero)
    let cells = maps.shape.rows * maps.shape.columns
    let best = maps.indexOfMaximum ?? 0
    return try unit(
      convolution, filter: best / cells,
      Place(row: best % cells / maps.shape.columns, column: best % maps.shape.columns))
  }

  private func unit(_ convolution: Convolution, filter: Int, _ place: Place) throws -> FeatureHierarchy.Unit? {
    guard let field = convolution.node.receptiveField, let excitement = excitement(of: convolution.name) else {
      return nil
    }
    return FeatureHierarchy.Unit(
      cell: try WorkedCell(
        convolution, example: experiment.hero, filter: filter, row: place.row, column: place.column),
      map: convolution.activation.slice(experiment.hero).slice(filter), mapRange: convolution.blockRange,
      rows: field.rows.cells(at: place.row), columns: field.columns.cells(at: place.column),
      patches: excitement.patches(of: filter, limit: 4))
  }

  /// The channels that add most to a cell, and the filters of the layers below that they come from.
  func sources(
    of unit: FeatureHierarchy.Unit
  ) throws -> (contributions: [FeatureHierarchy.Contribution], units: [FeatureHierarchy.Unit]) {
    let terms = unit.cell.terms
    let order = terms.indices.sorted { (terms[$0].partialSum, $1) > (terms[$1].partialSum, $0) }
    var contributions: [FeatureHierarchy.Contribution] = []
    var units: [FeatureHierarchy.Unit] = []
    for index in order.prefix(FeatureHierarchy.channelLimit) where terms[index].partialSum > 0 || units.isEmpty {
      let source = try source(of: terms[index], unit.cell)
      contributions.append(.init(term: terms[index], unit: source.map { _ in units.count }))
      if let source { units.append(source) }
    }
    return (contributions, units)
  }

  /// The cell of a convolution layer below that the largest product of a term comes from; `nil` where the way ends at pixels,
  /// or cannot be followed.
  private func source(of term: ChannelTerm, _ cell: WorkedCell) throws -> FeatureHierarchy.Unit? {
    guard let convolution = convolutions.first(where: { $0.name == cell.layer }) else { return nil }
    let inside = term.products.values.indices.filter { !term.isPadding[$0] }
    let products = term.products.values
    guard let best = inside.max(by: { (products[$0], $1) < (products[$1], $0) }) else { return nil }
    let columns = term.kernel.shape[1]
    var here = MapCell(
      channel: term.channel,
      place: [
        cell.inputRow + best / columns * convolution.window.rowDilation,
        cell.inputColumn + best % columns * convolution.window.columnDilation,
      ])
    var name = convolution.node.inputs[0]
    while let node = experiment.network.node(named: name) {
      if let below = convolutions.first(where: { $0.name == name }), let place = here.plane {
        return try unit(below, filter: here.channel, place)
      }
      guard let origin = try experiment.origin(of: here, at: node, example: experiment.hero) else { return nil }
      (here, name) = (origin.cell, node.inputs[origin.input])
    }
    return nil
  }
}
