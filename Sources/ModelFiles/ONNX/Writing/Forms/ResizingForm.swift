import Engine
import Networks
import Tensors

/// Maps of other extents.
enum ResizingForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? Resizing else { return false }
    let cells = node.inputShapes[0].cells
    let axes = layer.resampledAxes(cells)
    let scales = cells.indices.map { axis in
      layer.scale.map { Float($0[axis]) } ?? scale(cells[axis], to: layer.size.dimensions[axis])
    }
    let isNearest = layer.interpolation == .nearest
    let theirs = cells.indices.map {
      ResampledAxis(cells[$0], to: layer.size.dimensions[$0], layer.rule, scale: scales[$0])
    }
    // Where the last bit decides which of two equally near cells is copied, the cells themselves are named.
    if isNearest, theirs != axes {
      let places = axes.map { $0.cells.map(\.first) }
      let rows = writer.constant("rows", places[0])
      let columns = writer.constant("columns", places[1])
      let taken = writer.add("Gather", node.inputs + [rows], [.integer("axis", 2)], step: "Gather")
      _ = writer.add("Gather", [taken, columns], [.integer("axis", 3)])
      return true
    }
    let attributes: [ONNXAttribute] = [
      .text("coordinate_transformation_mode", layer.rule.coordinates.rawValue),
      .text("mode", isNearest ? "nearest" : "linear"),
    ]
    let rounding: [ONNXAttribute] = isNearest ? [.text("nearest_mode", layer.rule.rounding.rawValue)] : []
    let constant = writer.constant("scales", floats: [1, 1] + scales)
    _ = writer.add("Resize", node.inputs + ["", constant], attributes + rounding)
    return true
  }

  /// The factor that makes these extents of each other once the product is rounded down.
  private static func scale(_ old: Int, to new: Int) -> Float {
    var scale = Float(new) / Float(old)
    while Int(Float(old) * scale) < new { scale = scale.nextUp }
    return scale
  }
}
