import Canvas
import Insights
import Localization

/// One map that is flattened: the place of each of its cells in the list, three of them followed there with the formula.
public struct FlattenUnitFigure: CataloguedFigure {
  /// `LAYER-map-N`.
  public var id: String { frame.id }
  let frame: UnitFigure
  let mapping: FlattenMappingFigure

  /// One for each map that is shown of each layer that flattens maps.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.unitFigures(\.flatten).map {
      Self(frame: $0, mapping: FlattenMappingFigure(id: $0.id, value: $1))
    }
  }

  /// Which places the map takes, and the formula with the numbers of one cell.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (value, words) = (mapping.value, FlattenWords(mapping.value, strings))
    let (channels, cell) = (value.shape.channels, value.followed[0])
    let values = [
      "layer": value.layer, "index": String(frame.unit.index), "channels": strings.numbers.integer(channels),
      "cells": strings.numbers.integer(value.shape.rows * value.shape.columns),
      "count": strings.numbers.integer(value.vector.count), "row": strings.numbers.integer(cell.row),
      "column": strings.numbers.integer(cell.column), "equation": words.equation(cell),
      "value": strings.numbers.decimal(cell.value),
    ]
    return try FigureWording("unit.flatten.\(channels == 1 ? "single" : "several")", strings, values)
      .adding(frame.selection(strings))
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try mapping.size(strings) }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws { try mapping.draw(on: canvas, strings) }

  /// The map leads to its own page.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    [try frame.source(FlattenLayout(mapping.value).maps[0], .map, frame.unit.index, strings)]
  }
}

extension Unit {
  /// What becomes of a map that is flattened; `nil` of another unit.
  var flatten: FlattenMap? {
    if case .flatten(let map) = detail { return map }
    return nil
  }
}
