import Networks

/// The layers of a network that have pages of their own.
///
/// All of a network of moderate size. Of a larger one those that tell most: of each module the first convolution and the last
/// layer (of many modules only those of the first and of the last whose maps have one size); the first layer of each kind; the
/// last convolution; the one with most learned numbers; all without maps at the end.
public struct PagedLayers: Equatable, Sendable {
  /// Up to how many layers all have pages.
  public static let limit = 64

  /// Of how many modules all have layers with pages.
  static let moduleLimit = 20

  /// Their names, in the order of the network.
  public let names: [String]
  /// How many layers the network has.
  public let total: Int

  /// Whether all layers have pages.
  public var isWhole: Bool { names.count == total }

  /// Chooses the layers of a network.
  public init(_ network: Network, _ modules: NetworkModules) {
    let nodes = network.nodes
    total = nodes.count
    guard nodes.count > Self.limit, !modules.modules.isEmpty else {
      names = nodes.map(\.name)
      return
    }
    var chosen = Set(network.outputs)
    for module in Self.telling(modules.modules) {
      let own = Set(module.layers)
      let first = nodes.first { own.contains($0.name) && !$0.parameters.isEmpty && $0.layer is any ConvolutionLayer }
      chosen.formUnion([first?.name, module.layers.last].compactMap(\.self))
    }
    chosen.formUnion(ExplainedLayers(network).names)
    if let heaviest = nodes.max(by: { $0.parameterCount < $1.parameterCount }) { chosen.insert(heaviest.name) }
    names = nodes.map(\.name).filter(chosen.contains)
  }

  /// All modules, or of many the first and the last of those in a row whose maps have one size.
  private static func telling(_ modules: [NetworkModules.Module]) -> [NetworkModules.Module] {
    guard modules.count > moduleLimit else { return modules }
    func size(_ module: NetworkModules.Module) -> [Int] { module.output.isMaps ? module.output.cells : [] }
    return modules.indices.filter { index in
      index == 0 || index == modules.count - 1 || size(modules[index - 1]) != size(modules[index])
        || size(modules[index + 1]) != size(modules[index])
    }.map { modules[$0] }
  }
}
