import Canvas
import Insights
import Localization

/// Where a layer stands in the graph: from the layer where ways part to the one where they meet, itself being one of them.
public struct LayerBlockFigure: CataloguedFigure {
  /// `LAYER-block`.
  public var id: String { "\(layer)-block" }
  let layer: String
  let structure: NetworkStructure
  /// How many layers read it, and how many it reads.
  let readerCount, inputCount: Int

  /// How many layers have such a figure at most: the first ones.
  private static let limit = 24
  private static let width = 1068.0

  /// One for each layer where ways part or meet, as long as the part between fits into a picture.
  public static func figures(of explanation: Explanation) -> [Self] {
    let network = explanation.experiment.network
    let readers = network.nodes.flatMap { Set($0.inputs).sorted() }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let found = network.nodes.filter { readers[$0.name, default: 0] > 1 || $0.inputs.count > 1 }
    return found.prefix(limit).compactMap { node in
      NetworkStructure(around: node.name, of: network).map {
        Self(
          layer: node.name, structure: $0, readerCount: readers[node.name, default: 0], inputCount: node.inputs.count)
      }
    }
  }

  /// What comes together here, or goes apart.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let panel = try panel(strings)
    return try FigureWording(
      inputCount > 1 ? "layer-block.join" : "layer-block.fork", strings,
      [
        "layer": layer, "readers": strings.numbers.integer(readerCount), "inputs": strings.numbers.integer(inputCount),
        "from": structure.boxes.first?.names.last ?? panel.boxes[0].title,
        "to": structure.boxes.last?.names.last ?? "", "boxes": panel.words.joined(separator: "; "),
      ])
  }

  /// As large as the part of the graph.
  public func size(_ strings: Strings) throws -> Size {
    let size = try panel(strings).size
    return Size(max(FigureMetrics.width, size.width), size.height)
  }

  /// The part of the graph with the layer pointed out.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let panel = try panel(strings)
    panel.draw(at: Point((try size(strings).width - panel.size.width) / 2, 0), on: canvas)
  }

  /// Each box leads to its layer's page.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let panel = try panel(strings)
    return try panel.regions(at: Point((try size(strings).width - panel.size.width) / 2, 0), strings)
  }

  private func panel(_ strings: Strings) throws -> StructurePanel {
    try StructurePanel(structure, marked: layer, width: Self.width, height: 900, strings)
  }
}
