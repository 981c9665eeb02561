import Canvas
import Insights
import Localization

/// The largest terms of one value of a dense layer: an input times its weight each, and how they add up.
public struct DensePatchFigure: CataloguedFigure {
  /// `LAYER-unit-N-patch`.
  public var id: String { frame.patchID }
  let frame: UnitFigure
  let value: DenseUnit

  private static let rowHeight = 24.0
  private static let top = 24.0
  private static let limit = 10
  private static let cell = Size(56, 20)

  /// One for each unit that is shown of each dense layer.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.unitFigures(\.dense).map { Self(frame: $0, value: $1) }
  }

  /// The largest term with its numbers, and the whole sum.
  public func wording(_ strings: Strings) throws -> FigureWording {
    var values = try DenseWords(frame, value, strings).values()
    values["shown"] = strings.numbers.integer(shown.count)
    values["others"] = strings.numbers.integer(value.worked.terms.count - shown.count)
    let words = try FigureWording("unit.dense-patch", strings, values)
    return leavesOut ? words.adding(" " + (try strings("unit.dense.rest", values))) : words
  }

  /// The usual width; a line for each term and for each line of the bill.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, Self.top + Double(shown.count + (try bill(strings).count)) * Self.rowHeight + 4)
  }

  /// The terms with their numbers and bars, then the bill.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let words = try DenseWords(frame, value, strings)
    let layout = try DenseUnitLayout(value, rowLimit: 1, strings)
    let (columns, bars) = try (columns(words), bars(words))
    for (x, key) in zip(columns, ["input", "weight"]) {
      canvas.text(
        try strings("convolution-layer.\(key)"), at: Point(x + Self.cell.width / 2, Self.top - 8), .label, .muted,
        .bottom)
    }
    canvas.text(
      try strings("convolution-layer.product"), at: Point(bars.minX, Self.top - 8), .label, .muted, .bottomLeft)
    let scale = try (layout.inputScale(), layout.weightScale())
    for (row, term) in shown.enumerated() {
      let middle = Self.top + (Double(row) + 0.5) * Self.rowHeight
      canvas.text(try words.place(of: term), at: Point(0, middle), .label, .ink, .left)
      for (x, number, scale) in [(columns[0], term.input, scale.0), (columns[1], term.weight, scale.1)] {
        canvas.rectangle(
          Rect(at: Point(x, middle - Self.cell.height / 2), Self.cell),
          fill: .value(number, scale),
          stroke: .hairline)
        canvas.text(
          strings.numbers.decimal(number, places: 3), at: Point(x + Self.cell.width / 2, middle), .small,
          .over(number, scale), .centre)
      }
      canvas.text("×", at: Point(columns[1] - 12, middle), .label, .ink, .centre)
      canvas.text("=", at: Point(columns[1] + Self.cell.width + 12, middle), .label, .ink, .centre)
      drawBar(term.product, in: bars, middle, on: canvas, strings)
    }
    try drawBill(bars, on: canvas, strings)
  }
}

extension DensePatchFigure {
  private var shown: ArraySlice<WorkedUnit.Term> { value.worked.terms.prefix(Self.limit) }
  private var leavesOut: Bool { shown.count < value.worked.terms.count }

  /// The left edges of the two columns of numbers.
  private func columns(_ words: DenseWords) throws -> [Double] {
    let names = TextStyle.label.width(ofWidest: try shown.map(words.place)) + 16
    return [names, names + Self.cell.width + 24]
  }

  private func bars(_ words: DenseWords) throws -> Rect {
    let left = try columns(words)[1] + Self.cell.width + 28
    return Rect(left, Self.top, FigureMetrics.width - left, Double(shown.count) * Self.rowHeight)
  }

  /// A signed bar around the zero that all products share, its number at the right edge of all.
  private func drawBar(_ product: Float, in area: Rect, _ middle: Double, on canvas: Canvas, _ strings: Strings) {
    let products = shown.map { Double($0.product) }
    let (low, high) = (min(0, products.min() ?? 0), max(0, products.max() ?? 0))
    let number = 64.0
    let scale = (area.width - number) / max(high - low, 1e-9)
    let zero = area.minX - low * scale
    let width = Double(product) * scale
    canvas.rectangle(
      Rect(min(zero, zero + width), middle - 7, max(1, abs(width)), 14), fill: product < 0 ? .muted : .accent)
    canvas.line(
      from: Point(zero, middle - Self.rowHeight / 2), to: Point(zero, middle + Self.rowHeight / 2), .muted)
    canvas.text(strings.numbers.decimal(product, places: 3), at: Point(area.maxX, middle), .label, .ink, .right)
  }

  /// What is added to the terms that are shown, and what comes out; a rule stands above the sum.
  private func bill(_ strings: Strings) throws -> [(name: String, number: String, isSum: Bool)] {
    let words = try DenseWords(frame, value, strings)
    let rest = value.worked.terms.dropFirst(shown.count)
    var lines: [(String, String, Bool)] = []
    func text(_ value: Float) -> String { strings.numbers.decimal(value, places: 3) }
    if leavesOut {
      let count = strings.numbers.integer(rest.count)
      lines.append(
        (
          "+ " + (try strings("unit.dense.other-terms", ["count": count])),
          text(Float(rest.reduce(0.0) { $0 + Double($1.product) })), false
        ))
    }
    if value.connections.bias != nil {
      lines.append(("+ " + (try strings("convolution-layer.bias")), text(value.worked.bias), false))
    }
    lines.append(("= " + words.sum, text(value.worked.sum.total), true))
    if let function = value.connections.function {
      lines.append((try strings.name(of: function), words.activation, false))
    }
    return lines
  }

  private func drawBill(_ bars: Rect, on canvas: Canvas, _ strings: Strings) throws {
    let lines = try bill(strings)
    let sum = lines.firstIndex { $0.isSum } ?? 0
    for (row, line) in lines.enumerated() {
      let y = bars.maxY + Double(row) * Self.rowHeight
      if line.isSum { canvas.line(from: Point(bars.minX, y), to: Point(bars.maxX, y), .ink) }
      let style = row >= sum ? TextStyle.label.bold : .label
      canvas.text(line.name, at: Point(bars.minX, y + Self.rowHeight / 2), style, .ink, .left)
      canvas.text(line.number, at: Point(bars.maxX, y + Self.rowHeight / 2), style, .ink, .right)
    }
  }
}
