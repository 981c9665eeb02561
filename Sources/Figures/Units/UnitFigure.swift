import Canvas
import Insights
import Localization

/// What the figures of units have in common: their names, and the parts of them that lead to other units.
struct UnitFigure {
  let unit: Unit
  /// The units of the same layer.
  let layer: LayerUnits

  /// The name of the figure of the whole unit.
  var id: String { "\(unit.layer)-\(unit.stem)" }
  /// The name of the figure of one of its cells.
  var patchID: String { id + "-patch" }

  /// Of a layer with more units than are shown: how many there are, a blank before it.
  func selection(_ strings: Strings) throws -> String {
    guard layer.isSelection else { return "" }
    let values = [
      "shown": strings.numbers.integer(layer.units.count), "total": strings.numbers.integer(layer.total),
      "layer": layer.layer,
    ]
    return " " + (try strings("unit.selection.\(layer.form.rawValue)", values))
  }

  /// A map or value that this unit reads.
  func source(_ frame: Rect, _ form: Unit.Form, _ index: Int, _ strings: Strings) throws -> FigureRegion {
    if unit.readsInput { return FigureRegion(frame, label: try strings("unit.region.input"), target: "page:data") }
    return try UnitFigure.region(frame, layer: unit.source, form, index, strings)
  }

  /// The place on the unit's page where one of its cells is worked out.
  func patch(_ frame: Rect, _ strings: Strings) throws -> FigureRegion {
    FigureRegion(
      frame, label: try strings("unit.region.patch"), target: "page:layers/\(unit.layer)/\(unit.stem)#\(patchID)")
  }

  /// The place on the unit's page where the whole unit is shown.
  func whole(_ frame: Rect, _ strings: Strings) throws -> FigureRegion {
    FigureRegion(
      frame, label: try UnitFigure.name(unit.layer, unit.form, unit.index, strings),
      target: "page:layers/\(unit.layer)/\(unit.stem)#\(id)")
  }

  /// A map or value of a layer.
  static func region(
    _ frame: Rect, layer: String, _ form: Unit.Form, _ index: Int, label: String? = nil, _ strings: Strings
  ) throws -> FigureRegion {
    let score = try label.map { try strings("unit.region.class", ["class": $0, "layer": layer]) }
    return FigureRegion(
      frame, label: try score ?? name(layer, form, index, strings),
      target: "page:layers/\(layer)/\(Unit.stem(form, index))")
  }

  /// What a unit is called without its layer: `map 3`, `unit 7`, `class 7`.
  static func title(of unit: Unit, _ strings: Strings) throws -> String {
    if let label = unit.label { return try strings("unit.name.class", ["class": label]) }
    return try strings("unit.name.\(unit.form.rawValue)", ["index": String(unit.index)])
  }

  /// A unit in words: `map 3 of conv1`.
  static func name(_ layer: String, _ form: Unit.Form, _ index: Int, _ strings: Strings) throws -> String {
    try strings("unit.region.\(form.rawValue)", ["index": String(index), "layer": layer])
  }
}

extension Explanation {
  /// All units that are shown, of any kind that a figure knows.
  func unitFigures<Detail>(_ detail: (Unit) -> Detail?) -> [(figure: UnitFigure, detail: Detail)] {
    units.flatMap { layer in
      layer.units.compactMap { unit in detail(unit).map { (UnitFigure(unit: unit, layer: layer), $0) } }
    }
  }
}
