import Canvas
import Insights
import Localization

extension ArchitectureFigure {
  /// Each stage leads to its layer's page, and each map and value that is shown to its own.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    switch try drawing(strings) {
    case .chain(let layout):
      return try layout.placed.flatMap { placed in
        try regions(of: placed, under: layout.bands[placed.row].legendTop - 8, cell: layout.cell, strings)
      }
    case .graph(let layout):
      return try layout.boxes.filter { !layout.bands[$0.placed.row].isHidden }.flatMap { box in
        let lines = try box.placed.item.words(isBox: layout.graph.areBoxes, strings).count
        let words = Double(lines) * GraphMeasures.lineHeight + 6
        let picture = box.placed.picture
        return try regions(
          of: box.placed, under: layout.graph.areBoxes ? picture.maxY : picture.maxY + words,
          cell: layout.graph.areBoxes ? nil : layout.cell, strings)
      }
    }
  }

  /// The parts of one stage; without a `cell` its maps are not drawn.
  private func regions(
    of placed: ArchitectureLayout.Placed, under bottom: Double, cell: Double?, _ strings: Strings
  ) throws -> [FigureRegion] {
    let (stage, picture) = (placed.item.stage, placed.picture)
    guard stage.kind != nil else {
      return [FigureRegion(picture, label: try strings("unit.region.input"), target: "page:data")]
    }
    let width = max(picture.width, min(placed.item.labelWidth, picture.width + 40))
    let whole = Rect(picture.midX - width / 2, picture.minY, width, bottom - picture.minY)
    let layer = FigureRegion(
      whole, label: try strings("unit.region.layer", ["layer": stage.name]), target: "page:layers/\(stage.name)")
    guard let cell else { return [layer] }
    return [layer]
      + (try frames(of: placed, cell: cell).map { frame, index in
        if stage.shape.isMaps { return try UnitFigure.region(frame, layer: stage.name, .map, index, strings) }
        // A list of flattened maps: the maps take turns in it.
        if let maps = value.stages.first(where: { $0.name == stage.inputs[0] }), stage.kind == "Flatten",
          maps.shape.isMaps
        {
          return try UnitFigure.region(frame, layer: stage.name, .map, index % maps.shape.channels, strings)
        }
        let label = placed.item.isBars ? value.classes[index] : nil
        return try UnitFigure.region(frame, layer: stage.name, .unit, index, label: label, strings)
      })
  }

  /// Where each map of a stack, each value of a strip and each class stands, what lies in front last.
  private func frames(of placed: ArchitectureLayout.Placed, cell: Double) -> [(frame: Rect, index: Int)] {
    switch placed.item.content {
    case .stack(let maps):
      let stack = placed.item.stack(maps, ColourScale.image, cell: cell)
      return maps.indices.reversed().map { (stack.frame(map: $0, in: placed.picture), maps[$0]) }
    case .strip(let range): return zip(placed.front.rows(range.count), range).map { ($0, $1) }
    case .bars(let classes): return zip(placed.picture.rows(classes.count), classes).map { ($0, $1) }
    }
  }
}

extension ArchitectureItem {
  /// The maps of a stage like cards.
  func stack(_ maps: [Int], _ scale: ColourScale, cell: Double) -> MapStack {
    MapStack(maps.map { MapValues(stage.values, channel: $0) }, scale, cell: cell, step: cardStep(cell))
  }
}
