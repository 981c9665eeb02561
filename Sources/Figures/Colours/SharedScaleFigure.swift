import Canvas
import Insights
import Localization

/// The same maps twice: with one scale for all, and each with its own, as plotting programs do it unasked.
public struct SharedScaleFigure: CataloguedFigure {
  /// `shared-and-own-scale`.
  public let id = "shared-and-own-scale"
  let value: ScaleComparison

  private static let headHeight = 24.0
  private static let gap = 8.0

  /// One figure of a network with a convolution layer of two maps or more.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.scaleComparison.map { [Self(value: $0)] } ?? []
  }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (quiet, loud) = (value.maps[value.quietest], value.maps[value.loudest])
    let values = [
      "layer": value.layer, "index": strings.numbers.integer(value.example.index), "quiet": String(quiet.filter),
      "loud": String(loud.filter), "quietLow": number(quiet.range.lowerBound, strings),
      "quietHigh": number(quiet.range.upperBound, strings), "loudLow": number(loud.range.lowerBound, strings),
      "loudHigh": number(loud.range.upperBound, strings), "ratio": strings.significant(value.ratio),
      "low": number(value.range.lowerBound, strings), "high": number(value.range.upperBound, strings),
      "shown": strings.numbers.integer(value.maps.count), "total": strings.numbers.integer(value.total),
    ]
    let words = try FigureWording(id, strings, values)
    return value.maps.count == value.total ? words : words.adding(" " + (try strings("\(id).selection", values)))
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, tops.own + mapSize.height + (isNarrow ? 46 : 32))
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let range = value.range
    canvas.text(try strings("\(id).shared"), at: Point(0, tops.shared - Self.headHeight), .heading)
    canvas.text(try strings("\(id).own"), at: Point(0, tops.own - Self.headHeight), .heading)
    for (index, map) in value.maps.enumerated() {
      for (top, stretched) in [(tops.shared, range), (tops.own, map.range)] {
        let frame = Rect(at: Point(left(index), top), mapSize)
        canvas.image(MapValues(map.values, stretching: stretched), in: frame)
        if index == value.quietest { canvas.lookHere(frame) }
      }
      let name = try strings("convolution-layer.filter", ["number": String(map.filter)])
      canvas.text(name, at: Point(left(index), tops.shared + mapSize.height + 4), .small, .muted)
      canvas.greyBar(
        number(map.range.lowerBound, strings), number(map.range.upperBound, strings),
        at: Point(left(index), tops.own + mapSize.height + 5), width: mapSize.width)
    }
    let bar = min(240, FigureMetrics.width)
    canvas.greyBar(
      number(range.lowerBound, strings), number(range.upperBound, strings),
      at: Point(0, tops.shared + mapSize.height + 24), width: bar)
    let scope = try strings("\(id).scope", ["count": strings.numbers.integer(value.maps.count)])
    canvas.text(scope, at: Point(bar + 12, tops.shared + mapSize.height + 21), .small, .muted)
  }

  /// Whether the numbers under a map may need two lines.
  private var isNarrow: Bool { mapSize.width < 72 }

  private var mapSize: Size {
    let shape = value.maps[0].values.shape
    let room = (FigureMetrics.width - Self.gap * Double(value.maps.count - 1)) / Double(value.maps.count)
    let cell = min(room, 132).cell(of: max(shape[0], shape[1]))
    return .map(rows: shape[0], columns: shape[1], cell: cell)
  }

  private func left(_ index: Int) -> Double {
    let room = FigureMetrics.width - Double(value.maps.count) * mapSize.width
    let gap = value.maps.count > 1 ? min(40, room / Double(value.maps.count - 1)) : 0
    return Double(index) * (mapSize.width + gap)
  }

  private var tops: (shared: Double, own: Double) {
    (Self.headHeight, 2 * Self.headHeight + mapSize.height + 62)
  }

  /// A number with two decimals, and with as many as it takes if it is small.
  private func number(_ value: Float, _ strings: Strings) -> String {
    abs(value) >= 0.1 || value == 0
      ? strings.numbers.decimal(value) : (value < 0 ? "\u{2212}" : "") + strings.significant(Double(abs(value)))
  }
}
