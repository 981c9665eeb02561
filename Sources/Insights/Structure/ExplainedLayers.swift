import Networks

/// The layers of a network that are worked out at length, number by number.
///
/// All of a network of moderate size. Of a larger one the first of each kind, the last convolution, and those without maps at
/// the end; of the others their strongest maps are shown.
public struct ExplainedLayers: Equatable, Sendable {
  /// Up to how many layers with how many maps together all are worked out.
  public static let (layerLimit, mapLimit) = (30, 2000)

  /// Their names, in the order of the network.
  public let names: [String]
  /// Whether these are all layers.
  public let isWhole: Bool

  /// Chooses the layers of a network.
  public init(_ network: Network) {
    let nodes = network.nodes
    let maps = nodes.reduce(0) { $0 + ($1.outputShape.hasCells ? $1.outputShape.channels : 0) }
    guard nodes.count > Self.layerLimit || maps > Self.mapLimit else {
      (names, isWhole) = (nodes.map(\.name), true)
      return
    }
    var chosen = Set(Self.firstOfEachKind(network))
    chosen.formUnion(nodes.filter { !$0.outputShape.hasCells }.map(\.name))
    if let last = nodes.last(where: { $0.layer is any ConvolutionLayer }) { chosen.insert(last.name) }
    names = nodes.map(\.name).filter(chosen.contains)
    isWhole = false
  }

  /// The first layer of each kind alone.
  init(firstOfEachKindIn network: Network) {
    names = Self.firstOfEachKind(network)
    isWhole = names.count == network.nodes.count
  }

  private static func firstOfEachKind(_ network: Network) -> [String] {
    var kinds: Set<String> = []
    return network.nodes.filter { kinds.insert($0.kind).inserted }.map(\.name)
  }
}
