import Canvas
import Insights
import Localization
import Tensors

/// Four maps joined along the channels, and the same four joined along axis 1: one map four times as high.
public struct ConcatenateAxisFigure: CataloguedFigure {
  /// `concatenate-axis`.
  public let id = "concatenate-axis"
  let value: BranchArithmetic

  private static let cell = 26.0
  private static let top = 54.0
  private static let step = 14.0

  /// The same figure for every network.
  public static func figures(of explanation: Explanation) -> [Self] { [Self(value: explanation.branches)] }

  private var joined: Tensor { value.inception[value.inception.count - 1].values }

  /// Both shapes, and what a window meets at the seams.
  public func wording(_ strings: Strings) throws -> FigureWording {
    func shape(_ tensor: Tensor) -> String {
      tensor.shape.channelsLast.map(strings.numbers.integer).joined(separator: "×")
    }
    return try FigureWording(
      id, strings,
      [
        "channels": shape(joined), "rows": shape(value.stacked.values),
        "branches": value.inception[value.inception.count - 1].sources.map { value.inception[$0].name }
          .joined(separator: ", "),
      ])
  }

  private var height: Double { Double(value.stacked.values.shape.rows) * Self.cell }

  /// As high as the maps below each other.
  public func size(_ strings: Strings) throws -> Size { Size(FigureMetrics.width, Self.top + height) }

  private func scale(_ strings: Strings) throws -> ColourScale {
    ColourScale(.activation, of: joined.values, scope: try strings("maps.this-figure"))
  }

  /// Left the maps behind each other, right below each other.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let scale = try scale(strings)
    let (left, right) = (FigureMetrics.width * 0.27, FigureMetrics.width * 0.77)
    for (middle, key, tensor) in [(left, "along-channels", joined), (right, "along-rows", value.stacked.values)] {
      canvas.text(try strings("\(id).\(key)"), at: Point(middle, 0), .heading, .ink, .top)
      let shape = tensor.shape.channelsLast.map(strings.numbers.integer).joined(separator: " × ")
      canvas.text(shape, at: Point(middle, 20), .label, .muted, .top)
    }
    drawCards(around: left, scale, on: canvas, strings)
    drawTower(around: right, scale, on: canvas, strings)
    let legend = Legend(scale, title: try strings("maps.activation"), length: 160, strings, places: 0)
    canvas.place(legend, at: Point(left - legend.size.width / 2, Self.top + height - legend.size.height))
  }

  private var sources: [BranchArithmetic.Stage] {
    value.inception[value.inception.count - 1].sources.map { value.inception[$0] }
  }

  /// One map behind the other, each with all its numbers.
  private func drawCards(around middle: Double, _ scale: ColourScale, on canvas: Canvas, _ strings: Strings) {
    let side = 4 * Self.cell
    for channel in 0..<joined.shape[0] {
      let (column, row) = (channel % 2, channel / 2)
      let place = Point(
        middle + (column == 0 ? -side - Self.step : Self.step), Self.top + 24 + Double(row) * (side + 48))
      let grid = NumberGrid(
        MapValues(joined, channel: channel), scale, cell: Self.cell, style: .small, strings, places: 0)
      canvas.text(
        "\(strings.numbers.integer(channel)) · \(sources[channel].name)", at: place.moved(side / 2, -6), .small, .muted,
        .bottom)
      canvas.place(grid, at: place)
    }
  }

  private func drawTower(around middle: Double, _ scale: ColourScale, on canvas: Canvas, _ strings: Strings) {
    let side = 4 * Self.cell
    let origin = Point(middle - side / 2, Self.top)
    let seams = (1..<joined.shape[0]).map { $0 * 4 }
    let marks = [GridMark(.lookHere, rows: seams[0] - 1..<seams[0] + 2, columns: 0..<3)]
    let grid = NumberGrid(
      MapValues(value.stacked.values, channel: 0), scale, cell: Self.cell, style: .small, marks: marks, strings,
      places: 0)
    canvas.place(grid, at: origin)
    for (index, source) in sources.enumerated() {
      let rect = Rect(origin.x, origin.y + Double(index) * side, side, side)
      let tip = canvas.brace(.right, of: rect.inset(0, 3), gap: 4, depth: 8)
      canvas.text(source.name, at: tip.moved(5, 0), .small, .muted, .left)
    }
    for seam in seams {
      let y = origin.y + Double(seam) * Self.cell
      canvas.line(from: Point(origin.x - 8, y), to: Point(origin.x + side, y), .ink, width: 2)
    }
  }
}
