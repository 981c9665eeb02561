import Figures
import Insights
import Networks
import Site

/// What the page of a large network says of its modules.
extension Narrator {
  /// The modules in stages; nothing of a small network.
  func modulesContent() -> ModulesContent? {
    let modules = explanation.modules.modules
    guard !modules.isEmpty else { return nil }
    let drawn = ModuleFigure.drawn(of: explanation.modules)
    let nodes = Dictionary(network.nodes.map { ($0.name, $0) }) { first, _ in first }
    let paged = Set(explanation.paged.names)
    var stages: [ModulesContent.Stage] = []
    var last: [Int]?
    for (index, module) in modules.enumerated() {
      let cells = module.output.hasCells ? module.output.cells : []
      if stages.isEmpty || cells != last {
        stages.append(ModulesContent.Stage(size: cells.isEmpty ? nil : extents(cells), modules: []))
        last = cells
      }
      let place = drawn.contains(index) ? index : nil
      let twin = place == nil && drawn.contains(module.twin) ? module.twin : nil
      stages[stages.count - 1].modules.append(
        ModulesContent.Module(
          id: Self.anchor(index), name: module.name, input: extents(module.input.channelsLast),
          output: extents(module.output.channelsLast), layerCount: numbers.integer(module.layers.count),
          parameters: numbers.integer(module.parameterCount), isSingle: module.layers.count == 1,
          drawing: place.map { ModuleFigure.id($0 + 1) },
          twin: twin.map { ModulesContent.Module.Twin(id: Self.anchor($0), name: modules[$0].name) },
          layers: module.layers.compactMap { nodes[$0] }.map { row($0, paged) }))
    }
    return ModulesContent(count: numbers.integer(modules.count), stages: stages)
  }

  /// The place of a module on the page of the network; its figure has the name without `of`.
  private static func anchor(_ index: Int) -> String { "layers-of-module-\(index + 1)" }

  private func row(_ node: Node, _ paged: Set<String>) -> ModulesContent.Row {
    ModulesContent.Row(
      name: node.name, kind: node.kind, output: extents(node.outputShape.channelsLast),
      parameters: numbers.integer(node.parameterCount),
      address: paged.contains(node.name) ? "layers/\(node.name)" : nil)
  }
}
