import Insights
import Networks
import Site

extension Narrator {
  /// What there is to say of what excites the filters; nothing where no layer could be searched.
  func hierarchyContent() -> HierarchyContent? {
    let layers = explanation.excitingPatches
    guard let first = layers.first, let last = layers.last, let field = last.node.receptiveField else { return nil }
    let filters = last.shownFilters.map { ($0, last.crowd(of: $0)) }.filter { !$0.1.isEmpty }
    let choosiest = filters.max { leadingShare($0.1) < leadingShare($1.1) }
    let broadest = filters.min { leadingShare($0.1) < leadingShare($1.1) }
    let explained = Set(explanation.explained.names)
    let left = network.nodes.filter { node in
      explained.contains(node.name) && node.layer.window(node.inputShapes) != nil && !node.parameters.isEmpty
        && !layers.contains { $0.node.name == node.name }
    }
    let sees = (explanation.nestedFields?.levels ?? []).compactMap { network.node(named: $0.name) }
    return HierarchyContent(
      searched: numbers.integer(last.searched), total: last.isSample ? numbers.integer(last.total) : nil,
      levels: sees.prefix(12).map(level), first: level(first.node), last: level(last.node),
      choosiest: choosiest.map { described($0.0, $0.1, last.classes) },
      broadest: filters.count > 1 ? broadest.map { described($0.0, $0.1, last.classes) } : nil,
      sum: explanation.featureHierarchy.map { hierarchySum($0.levels[$0.levels.count - 1]) },
      leftOut: left.isEmpty ? nil : left.map(\.name).joined(separator: ", "), code: searchCode(last.node, field))
  }

  private func leadingShare(_ crowd: [ExcitingPatches.ClassCount]) -> Double {
    Double(crowd.first?.count ?? 0) / Double(max(1, crowd.reduce(0) { $0 + $1.count }))
  }

  private func level(_ explained: Node) -> HierarchyContent.Level {
    let node = network.node(named: explained.name) ?? explained
    let image = network.inputs[0].shape
    let axes = node.receptiveField?.axes ?? []
    let seen = zip(axes, image.cells).reduce(1) { $0 * min($1.0.size, $1.1) }
    let share = Double(seen) / Double(max(1, image.cells.reduce(1, *)))
    return HierarchyContent.Level(
      name: node.name, kind: node.kind, field: extents(axes.map(\.size)),
      share: share < 1 ? numbers.percent(share) : nil)
  }

  private func described(
    _ filter: Int, _ crowd: [ExcitingPatches.ClassCount], _ classes: [String]
  ) -> HierarchyContent.Filter {
    HierarchyContent.Filter(
      number: String(filter), leader: classes[crowd[0].label], leading: numbers.integer(crowd[0].count),
      images: numbers.integer(crowd.reduce(0) { $0 + $1.count }), classes: numbers.integer(crowd.count))
  }

  private func hierarchySum(_ level: FeatureHierarchy.Level) -> HierarchyContent.Sum {
    let (cell, largest) = (level.units[0].cell, level.contributions[0].term)
    let part = level.contributions.reduce(Float(0)) { $0 + $1.term.partialSum }
    return HierarchyContent.Sum(
      layer: cell.layer, filter: String(cell.filter), shown: numbers.integer(level.contributions.count),
      channels: numbers.integer(cell.terms.count), part: number(part), whole: number(cell.preActivation),
      channel: String(largest.channel), largest: number(largest.partialSum))
  }
}
