import Canvas
import Insights
import Localization
import Tensors

/// The same map with a rainbow and with this site's scale: as most readers see them, without the receptors for green, in grey.
public struct ScalesFigure: CataloguedFigure {
  /// `colour-scales`.
  public let id = "colour-scales"
  let map: Tensor
  let layer: String
  let filter: Int

  private static let side = 156.0
  private static let headHeight = 38.0
  private static let labelWidth = 168.0
  private static let rowHeight = side + 40

  /// One figure of a network with a convolution layer over planes.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.threeThings.map {
      [Self(map: $0.answers[0].preActivation, layer: $0.layer, filter: $0.filter)]
    } ?? []
  }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    func grey(_ place: Double) -> String { strings.numbers.integer(Int(Colour.rainbow(place).inGrey.red)) }
    return try FigureWording(
      id, strings,
      [
        "layer": layer, "filter": String(filter), "low": strings.numbers.decimal(map.range.lowerBound),
        "high": strings.numbers.decimal(map.range.upperBound), "first": grey(0), "cyan": grey(0.375),
        "yellow": grey(0.625), "last": grey(1),
      ])
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, Self.headHeight + 2 * Self.rowHeight - 12)
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    for (column, view) in View.allCases.enumerated() {
      canvas.text(
        try strings("\(id).views.\(view)"), at: Point(left(column), Self.headHeight - 8), .label, .muted, .bottomLeft,
        width: Self.side)
    }
    for (row, scale) in [Scale.rainbow, .diverging].enumerated() {
      let top = Self.headHeight + Double(row) * Self.rowHeight
      let head = canvas.text(
        try strings("\(id).scales.\(scale)"), at: Point(0, top), .heading, .ink, width: Self.labelWidth - 20)
      canvas.text(
        try strings("\(id).remarks.\(scale)"), at: Point(0, head.maxY + 6), .small, .muted,
        width: Self.labelWidth - 20)
      for (column, view) in View.allCases.enumerated() {
        draw(scale, view, in: Rect(left(column), top, Self.side, Self.side), on: canvas, strings)
      }
    }
  }
}

extension ScalesFigure {
  private enum Scale { case rainbow, diverging }
  private enum View: CaseIterable { case all, withoutGreen, grey }

  private func left(_ column: Int) -> Double { Self.labelWidth + Double(column) * (Self.side + 13) }

  private func colour(_ value: Double, _ scale: Scale) -> Colour {
    let range = map.range
    let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
    switch scale {
    case .rainbow: return .rainbow(high > low ? (value - low) / (high - low) : 0)
    // The light theme's, in any theme: the comparison is one of printed paper and bright screens.
    case .diverging: return Theme.light.colour(of: Float(value), ColourScale(.activation, low...high, scope: ""))
    }
  }

  private func seen(_ colour: Colour, _ view: View) -> Colour {
    switch view {
    case .all: colour
    case .withoutGreen: colour.withoutGreenReceptors
    case .grey: colour.inGrey
    }
  }

  private func draw(_ scale: Scale, _ view: View, in frame: Rect, on canvas: Canvas, _ strings: Strings) {
    // In print without colours this site hatches what is negative; four pixels of a cell are enough to show it.
    let isHatched = scale == .diverging && view == .grey
    let (factor, columns) = (isHatched ? 6 : 1, map.shape[1])
    let colours = (0..<map.shape[0] * factor).flatMap { row in
      (0..<columns * factor).map { column in
        let value = Double(map[row / factor, column / factor])
        let isLine = isHatched && value < -0.06 * limit && (row + column) % factor < 2
        return seen(isLine ? Colour(0xffffff) : colour(value, scale), view)
      }
    }
    let cell = frame.width.cell(of: max(map.shape[0], columns))
    let place = Rect(frame.minX, frame.minY, Double(columns) * cell, Double(map.shape[0]) * cell)
    canvas.image(ColourGrid(rows: map.shape[0] * factor, columns: columns * factor, colours), in: place)
    let (low, high) = (Double(map.range.lowerBound), Double(map.range.upperBound))
    let bar = Rect(frame.minX, place.maxY + 6, place.width, 9)
    let steps = (0..<72).map { low + (Double($0) + 0.5) / 72 * (high - low) }
    canvas.image(ColourGrid(rows: 1, columns: 72, steps.map { seen(colour($0, scale), view) }), in: bar)
    canvas.text(strings.numbers.decimal(low), at: Point(bar.minX, bar.maxY + 2), .small)
    canvas.text(strings.numbers.decimal(high), at: Point(bar.maxX, bar.maxY + 2), .small, .ink, .topRight)
    guard low < 0, high > 0 else { return }
    let zero = bar.minX + (0 - low) / (high - low) * bar.width
    canvas.line(from: Point(zero, bar.maxY), to: Point(zero, bar.maxY + 3), .muted)
    if zero - bar.minX > 40 && bar.maxX - zero > 40 {
      canvas.text("0", at: Point(zero, bar.maxY + 2), .small, .ink, .top)
    }
  }

  private var limit: Double { Double(max(abs(map.range.lowerBound), abs(map.range.upperBound))) }
}
