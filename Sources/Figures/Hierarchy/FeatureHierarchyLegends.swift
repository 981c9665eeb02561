import Canvas
import Insights
import Localization

extension FeatureHierarchyPainter {
  /// The legends of the kernels, and of the maps of each layer: beside the image there is room.
  func drawLegends(below y: Double) throws {
    canvas.place(Legend(weightScale, title: try words("weights"), length: 150, strings), at: Point(0, y))
    let left = layout.image.maxX + 24
    let head = canvas.text(try words("maps"), at: Point(left, y), .small, .muted)
    var layers: [String] = []
    for unit in value.levels.map({ $0.units[0] }) where !layers.contains(unit.cell.layer) {
      let legend = Legend(mapScale(unit), title: unit.cell.layer, length: 104, strings)
      canvas.place(
        legend,
        at: Point(
          left + Double(layers.count % 2) * 124, head.maxY + 6 + Double(layers.count / 2) * (legend.size.height + 8)))
      layers.append(unit.cell.layer)
    }
  }

  /// The scale of all maps of a unit's layer.
  func mapScale(_ unit: FeatureHierarchy.Unit) -> ColourScale {
    ColourScale(.activation, Double(unit.mapRange.lowerBound)...Double(unit.mapRange.upperBound), scope: "")
  }
}
