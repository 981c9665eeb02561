import Canvas
import Insights
import Localization

/// One feature map and all it is made of: each input map, its kernel and the convolved map, their sum, the bias, the
/// activation function.
public struct ConvolutionUnitFigure: CataloguedFigure {
  /// `LAYER-map-N`.
  public var id: String { frame.id }
  let frame: UnitFigure
  let sum: LayerChannelSumFigure

  /// One for each map that is shown of each convolution layer.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.unitFigures(\.convolution).map { frame, unit in
      // Of a selection each row costs as much as it does of a whole layer, and there are as many.
      Self(frame: frame, sum: LayerChannelSumFigure(value: unit, rowLimit: frame.layer.isSelection ? 6 : 8))
    }
  }

  /// The words of the sum, with the map's name in the title.
  public func wording(_ strings: Strings) throws -> FigureWording {
    if sum.value.convolution.mixing != nil {
      return try FigureWording("unit.separable", strings, sum.values(strings)).adding(frame.selection(strings))
    }
    let words = try sum.wording(strings)
    let title = try strings("unit.convolution.\(sum.isSingle ? "single" : "several")", sum.values(strings))
    return FigureWording(title: title, caption: words.caption, alternative: words.alternative)
      .adding(try frame.selection(strings))
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try sum.size(strings) }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws { try sum.draw(on: canvas, strings) }

  /// The input maps lead to their own pages, the kernels to those of the layer, the convolved maps to the numbers.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let layout = try ChannelSumLayout(sum, strings)
    let layer = frame.unit.layer
    let kernels = try strings("unit.region.kernels", ["layer": layer])
    return try sum.shown.enumerated().flatMap { row, position in
      [
        try frame.source(
          layout.inputFrame(row), .map, sum.value.convolution.source(of: sum.value.cell.terms[position].channel),
          strings),
        FigureRegion(layout.kernelFrame(row), label: kernels, target: "figure:\(layer)-kernels"),
        try frame.patch(layout.productFrame(row), strings),
      ]
    }
  }
}

/// One cell of a feature map: the window times the kernel of the channels that add most to it, their sums, and the cell.
public struct ConvolutionPatchFigure: CataloguedFigure {
  /// `LAYER-map-N-patch`.
  public var id: String { frame.patchID }
  let frame: UnitFigure
  let cell: LayerWorkedPixelFigure

  /// One for each map that is shown of each convolution layer.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.unitFigures(\.convolution).map { frame, unit in
      Self(frame: frame, cell: LayerWorkedPixelFigure(value: unit, rowLimit: frame.layer.isSelection ? 2 : 4))
    }
  }

  /// The words of the worked cell, with the map's name in the title.
  public func wording(_ strings: Strings) throws -> FigureWording {
    if cell.value.convolution.mixing != nil {
      let words = try FigureWording("unit.separable-patch", strings, cell.values(strings))
      return cell.leavesOut
        ? words.adding(" " + (try strings("layer-worked-pixel.selection", cell.values(strings)))) : words
    }
    let words = try cell.wording(strings)
    let title = try strings("unit.convolution-patch.\(cell.isSingle ? "single" : "several")", cell.values(strings))
    return FigureWording(title: title, caption: words.caption, alternative: words.alternative)
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try cell.size(strings) }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws { try cell.draw(on: canvas, strings) }

  /// The input maps lead to their own pages.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let layout = try WorkedPixelLayout(cell, strings)
    return try cell.shown.enumerated().map { row, position in
      let channel = cell.value.convolution.source(of: cell.value.cell.terms[position].channel)
      let map = Rect(0, layout.rowMiddle(row) - layout.map / 2, layout.map, layout.map)
      return try frame.source(map, .map, channel, strings)
    }
  }
}

extension Unit {
  /// What makes a map of a convolution; `nil` of another unit.
  var convolution: ConvolutionUnit? {
    if case .convolution(let unit) = detail { return unit }
    return nil
  }
}
