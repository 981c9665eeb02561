import Engine
import Figures
import Insights
import Networks
import Site

extension Narrator {
  /// The window of a layer as it moves over a map; `nil` of a layer whose window is not followed.
  func walkContent(_ node: Node) throws -> WalkContent? {
    guard let walk = explanation.walks.first(where: { $0.node.name == node.name }) else { return nil }
    let facts = try WalkFacts(walk, strings)
    return WalkContent(
      rows: facts.rows.map { WalkContent.Row(cell: $0.cell, window: $0.window, sum: $0.sum, field: $0.field) },
      count: numbers.integer(walk.stops.count), total: numbers.integer(walk.total), hasField: walk.field != nil,
      cells: try walk.cells.map { try cells($0, of: walk, facts) })
  }

  /// Another layer of the same kind whose window is followed, for a layer whose own is not.
  func walkElsewhere(_ node: Node) -> String? {
    let isAlike = { (other: Node) in other.layer.kind == node.layer.kind }
    guard !explanation.walks.contains(where: { $0.node.name == node.name }), node.outputShape.isMaps else { return nil }
    return explanation.walks.first { isAlike($0.node) }?.node.name
  }

  private func cells(_ cells: WalkCells, of walk: WindowWalk, _ facts: WalkFacts) throws -> WalkContent.Cells {
    func pair(_ rows: Int, _ columns: Int) -> String { "\(rows) \(columns)" }
    func window(_ axis: Window.Axis) -> String { "\(axis.reach) \(axis.stride) \(axis.padding.before)" }
    func field(_ axis: ReceptiveField.Axis) -> String { "\(axis.size) \(axis.jump) \(axis.start)" }
    let axes = walk.window.axes
    return WalkContent.Cells(
      figure: "\(walk.node.name)-cells", steps: "\(walk.node.name)-walk",
      output: pair(walk.output.shape[0], walk.output.shape[1]),
      input: pair(walk.input.shape[0], walk.input.shape[1]),
      image: cells.image.shape.isMaps ? pair(cells.image.shape.rows, cells.image.shape.columns) : "",
      rowWindow: window(axes[axes.count - 2]), columnWindow: window(axes[axes.count - 1]),
      rowField: walk.field.map { field($0.rows) } ?? "", columnField: walk.field.map { field($0.columns) } ?? "",
      strongest: pair(walk.strongest.row, walk.strongest.column), sums: facts.sums,
      preActivations: facts.preActivations, values: facts.values, bias: facts.bias, sentence: facts.sentence,
      area: facts.area)
  }
}
