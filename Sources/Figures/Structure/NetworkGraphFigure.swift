import Canvas
import Insights
import Localization
import Networks

/// A network as a graph: its layers, the ways between them and the shapes that pass along them.
public struct NetworkGraphFigure: CataloguedFigure {
  /// `network-graph`, or `several-inputs-outputs` of the example with two of each.
  public let id: String
  let structure: NetworkStructure
  let name: String
  /// How many layers and parameters the network has.
  let layerCount, parameterCount: Int

  /// The graph of a network, for which nothing has to be trained.
  public init(_ network: Network, id: String = "network-graph") {
    self.id = id
    structure = NetworkStructure(network)
    (name, layerCount, parameterCount) = (network.name, network.nodes.count, network.parameterCount)
  }

  /// One figure of every network that fits into one, and the example.
  public static func figures(of explanation: Explanation) -> [Self] {
    let example = (try? Network.named("two-views")).map { Self($0, id: "several-inputs-outputs") }
    return [Self(explanation.experiment.network), example].compactMap { $0 }
      .filter { $0.structure.boxes.count <= Self.boxLimit }
  }

  private static let boxLimit = 120
  private static let width = 1068.0
  private static let panelHeight = 1000.0
  private static let gap = 40.0

  /// What the network is made of, and where ways part and meet.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let panels = try panels(strings)
    let merges = structure.boxes.count { $0.sources.count > 1 }
    let isTailed = try !tail(strings).isEmpty
    let key = "network-graph." + (structure.modules.isEmpty ? "plain" : isTailed ? "tailed" : "folded")
    let described = panels.map {
      ([$0.heading].compactMap { $0 } + [$0.words.joined(separator: "; ")]).joined(separator: ": ")
    }
    return try FigureWording(
      key, strings,
      [
        "network": name, "layers": strings.numbers.integer(layerCount),
        "parameters": strings.numbers.integer(parameterCount), "merges": strings.numbers.integer(merges),
        "tail": try tail(strings).joined(separator: " + "),
        "modules": strings.numbers.integer(structure.modules.count), "boxes": described.joined(separator: ". "),
      ])
  }

  /// As wide as its widest row of panels.
  public func size(_ strings: Strings) throws -> Size {
    let placed = try placed(strings)
    return Size(
      max(FigureMetrics.width, placed.map { $0.origin.x + $0.panel.size.width }.max() ?? 0),
      placed.map { $0.origin.y + $0.panel.size.height }.max() ?? 0)
  }

  /// The network, then its kinds of modules.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    for (panel, origin) in try placed(strings) { panel.draw(at: origin, on: canvas) }
  }

  /// Each box leads to its layer's page.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    try placed(strings).flatMap { try $0.panel.regions(at: $0.origin, strings) }
  }

  /// Where the nodes and lines of each panel stand, for tests.
  package func charts(_ strings: Strings) throws -> [LayeredChart] { try panels(strings).map(\.chart) }

  private func panels(_ strings: Strings) throws -> [StructurePanel] {
    let tail = try tail(strings)
    let whole = try StructurePanel(structure, without: tail, width: Self.width, height: Self.panelHeight, strings)
    return [whole]
      + (try structure.modules.enumerated().map { kind, module in
        let key =
          "network-graph." + (module.count == 1 ? "only-one" : module.isUniform ? "kind" : "first-of-kind")
        let heading = try strings(
          key, ["letter": StructureBox.letter(kind), "count": strings.numbers.integer(module.count)])
        return try StructurePanel(
          module.structure, heading: heading, without: tail, width: Self.width, height: .infinity, strings)
      })
  }

  /// What follows each convolution of a network with modules, if it is the same everywhere: it need not stand in each box.
  private func tail(_ strings: Strings) throws -> [String] {
    guard !structure.modules.isEmpty else { return [] }
    let boxes = structure.boxes + structure.modules.flatMap(\.structure.boxes)
    let tails = Set(try boxes.filter(\.isConvolution).map { try StructureBox.tail($0, strings) })
    return tails.count == 1 ? tails.first ?? [] : []
  }

  /// Panels in rows, the network alone in the first, each in the middle of its share.
  private func placed(_ strings: Strings) throws -> [(panel: StructurePanel, origin: Point)] {
    let panels = try panels(strings)
    var rows: [[StructurePanel]] = [[panels[0]]]
    for panel in panels.dropFirst() {
      let used = rows[rows.count - 1].reduce(0) { $0 + $1.size.width + Self.gap }
      if rows.count > 1, used + panel.size.width <= Self.width {
        rows[rows.count - 1].append(panel)
      } else {
        rows.append([panel])
      }
    }
    let widths = rows.map { row in row.reduce(-Self.gap) { $0 + $1.size.width + Self.gap } }
    let width = max(FigureMetrics.width, widths.max() ?? 0)
    var (result, top): ([(StructurePanel, Point)], Double) = ([], 0)
    for (row, used) in zip(rows, widths) {
      var left = (width - used) / 2
      for panel in row {
        result.append((panel, Point(left, top)))
        left += panel.size.width + Self.gap
      }
      top += (row.map(\.size.height).max() ?? 0) + Self.gap
    }
    return result
  }
}

extension NetworkStructure.Box {
  /// Whether its first layer is a convolution.
  fileprivate var isConvolution: Bool {
    guard case .layers(let parts) = content else { return false }
    return parts[0].kind.contains("Conv")
  }
}
