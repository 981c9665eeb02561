import Canvas
import Insights
import Localization

/// One map of a pooling layer, before and after, with the winners' places and one window pointed out.
public struct PoolingUnitFigure: CataloguedFigure {
  /// `LAYER-map-N`.
  public var id: String { frame.id }
  let frame: UnitFigure
  let maps: PoolingBeforeAfterFigure

  /// One for each map that is shown of each pooling layer.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.unitFigures(\.pooling).map {
      Self(frame: $0, maps: PoolingBeforeAfterFigure(value: $1, shownChannels: []))
    }
  }

  /// Which map becomes which, and what the pointed out window becomes.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = PoolingWords(maps.value, strings)
    let dots = maps.showsWinners ? try strings("unit.pooling.dots") : ""
    return try FigureWording(
      "unit.pooling.\(words.kind)", strings, words.values().merging(["dots": dots]) { $1 }
    ).adding(frame.selection(strings))
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try maps.size(strings) }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws { try maps.draw(on: canvas, strings) }

  /// The map before leads to its own page, the map after to the numbers of the window.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let (before, after) = maps.largeFrames
    return [
      try frame.source(before, .map, frame.unit.index, strings), try frame.patch(after, strings),
    ]
  }
}

/// The windows around the largest value of one map, with every number.
public struct PoolingPatchFigure: CataloguedFigure {
  /// `LAYER-map-N-patch`.
  public var id: String { frame.patchID }
  let frame: UnitFigure
  let steps: PoolingStepsFigure

  /// One for each map that is shown of each pooling layer.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.unitFigures(\.pooling).map { Self(frame: $0, steps: PoolingStepsFigure(value: $1)) }
  }

  /// The words of the windows, with the result in the title.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = try steps.wording(strings)
    let pooling = PoolingWords(steps.value, strings)
    let title = try strings("unit.pooling-patch.\(pooling.kind)", pooling.values())
    return FigureWording(title: title, caption: words.caption, alternative: words.alternative)
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try steps.size(strings) }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws { try steps.draw(on: canvas, strings) }

  /// The whole map leads to its own page.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let layout = try PoolingStepsLayout(PoolingWords(steps.value, strings))
    return [try frame.source(layout.map, .map, frame.unit.index, strings)]
  }
}

extension Unit {
  /// What makes a map of a pooling layer; `nil` of another unit.
  var pooling: PoolingUnit? {
    if case .pooling(let unit) = detail { return unit }
    return nil
  }
}
