import Insights
import Site

/// The pages of units: one for each map or value that is shown by itself.
extension Narrator {
  func unitPages(_ layers: [LayerContent]) throws -> [PageContent] {
    try zip(network.nodes, layers).flatMap { node, content -> [PageContent] in
      guard let units = explanation.units.first(where: { $0.layer == node.name }) else { return [] }
      return try units.units.map { try unitPage($0, of: units, content) }
    }
  }

  private func unitPage(_ unit: Unit, of units: LayerUnits, _ layer: LayerContent) throws -> PageContent {
    var layer = layer
    // The page works out a value of its own, not those of the layer's page.
    (layer.worked, layer.sums, layer.hasSums) = (try worked(unit), [], false)
    let folder = "layers/\(SitePath.stem(unit.layer))"
    return PageContent(
      id: "\(folder)/\(unit.stem)", name: "layers/\(unit.layer)/\(unit.stem)", parent: folder,
      label: try name(unit), prose: "units/\(prose(unit))", layer: unit.layer,
      values: ["layer": layer, "unit": try unitContent(unit, of: units)])
  }

  private func unitContent(_ unit: Unit, of units: LayerUnits) throws -> UnitContent {
    let figure = "\(unit.layer)-\(unit.stem)"
    return UnitContent(
      name: try name(unit), index: String(unit.index), isMap: unit.form == .map, label: unit.label,
      total: numbers.integer(units.total), isOnly: units.total == 1,
      shown: numbers.integer(units.units.count), isSelection: units.isSelection, figure: figure,
      patch: figure + "-patch", sources: try links(sources(of: unit)), readers: try links(readers(of: unit)))
  }

  /// `map 3`, `unit 7`, `class 7`.
  private func name(_ unit: Unit) throws -> String {
    if let label = unit.label { return try strings("unit.name.class", ["class": label]) }
    return try strings("unit.name.\(unit.form.rawValue)", ["index": String(unit.index)])
  }

  private func links(_ units: [Unit]) throws -> [UnitContent.Link] {
    try units.enumerated().map { position, unit in
      UnitContent.Link(
        name: try strings("unit.name.of", ["name": try name(unit), "layer": unit.layer]),
        page: "layers/\(unit.layer)/\(unit.stem)", separator: position == 0 ? "" : ", ")
    }
  }

  /// The units with pages that a unit reads.
  private func sources(of unit: Unit) -> [Unit] {
    explanation.units.flatMap(\.units).filter { unit.reads($0.index, of: $0.layer) }
  }

  /// The units with pages that read a unit.
  private func readers(of unit: Unit) -> [Unit] {
    explanation.units.flatMap(\.units).filter { $0.reads(unit.index, of: unit.layer) }
  }
}

/// What differs between the kinds of units.
extension Narrator {
  /// The prose of a unit's page, under `units/`.
  private func prose(_ unit: Unit) -> String {
    switch unit.detail {
    case .convolution(let found):
      found.convolution.mixing != nil ? "separable" : found.convolution.spacing != nil ? "transposed" : "convolution"
    case .pooling: "pooling"
    case .volumePooling: "volume-pooling"
    case .flatten: "flatten"
    case .dense: "dense"
    case .softmax: "softmax"
    case .cells(let found): prose(found.kind)
    }
  }

  /// The prose of a unit whose cells are each made of a few others.
  private func prose(_ kind: CellUnit.Kind) -> String {
    switch kind {
    case .add, .subtract, .multiply, .average, .maximum, .minimum: "merge"
    case .concatenation: "concatenation"
    case .function: "function"
    case .shares: "shares"
    case .normalized: "normalization"
    case .response: "response"
    case .mean, .largest: "global-pooling"
    case .interpolated: "interpolation"
    case .padding, .cropping, .copies, .order, .axes: "moved"
    }
  }

  /// The value of a unit that its page works out step by step.
  private func worked(_ unit: Unit) throws -> WorkedContent? {
    switch unit.detail {
    case .convolution(let found): try convolutionSteps(found.cell)
    case .pooling(let found): try poolingSteps(found.trace)
    case .volumePooling(let found):
      try network.node(named: unit.layer).map { try exampleSteps(.window(found.window), $0) }
    case .flatten(let found): try flattenSteps(found)
    case .dense(let found): try denseSteps(found.worked, found.connections)
    case .softmax: nil
    case .cells(let found): try worked(found)
    }
  }

  private func worked(_ unit: CellUnit) throws -> WorkedContent? {
    switch unit.work {
    case .merge(let cell, let kind): try mergeSteps(cell, kind)
    case .function(let found): try functionSteps(found)
    case .shares(let found): try shareSteps(found)
    case .example(let found): try exampleSteps(found, unit.node)
    }
  }
}
