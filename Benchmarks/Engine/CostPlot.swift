import Canvas
import Foundation
import Localization

/// Four panels with the same scale of time: image size, filters, batch, threads.
struct CostPlot {
  private static let margin = 16.0
  private static let size = Size(800, 720)
  private static let title = "How long one training step takes, and what makes it longer"
  /// Free at both ends of a curve, for the times of the first and the last point.
  private static let room = 58.0

  private let sweep: CostSweep
  private let panels: [CostPanel]
  /// The powers of ten between which all times lie.
  private let range: ClosedRange<Double>

  init(_ sweep: CostSweep) {
    self.sweep = sweep
    panels = sweep.panels
    let all = panels.flatMap(\.points).map(\.y)
    range = (all.min() ?? 0).rounded(.down)...(all.max() ?? 1).rounded(.up)
  }

  /// The bytes of a file; throws `CanvasError` if Cairo refuses.
  func picture(_ format: PictureFormat) throws -> [UInt8] {
    let description = PictureDescription(
      id: "cost", title: Self.title, alternative: alternative, language: "en")
    return try Picture.draw(Self.size, as: format, description) { canvas in
      let width = Self.size.width - 2 * Self.margin
      canvas.text(Self.title, at: Point(Self.margin, Self.margin), .title)
      let block = canvas.text(introduction, at: Point(Self.margin, 42), .label, .muted, width: width)
      let top = block.maxY + 22
      let area = Rect(Self.margin, top, width, Self.size.height - top - Self.margin)
      for (row, pair) in zip(area.rows(2, gap: 24), [panels.prefix(2), panels.suffix(2)]) {
        for (place, panel) in zip(row.columns(2, gap: 28), pair) { draw(panel, on: canvas, in: place) }
      }
    }.bytes
  }

  private var introduction: String {
    "Two convolutions of 3×3 with \(sweep.base.filters) filters each, pooling and a dense layer; "
      + "\(sweep.base.side)×\(sweep.base.side) pixels, \(sweep.base.batch) images in a step, \(sweep.base.threads) "
      + "threads. Each panel changes one of these. A line up is ten times as long; a tick to the right is twice as "
      + "much, of the images four times the pixels. Dotted lines show even growth from tick to tick."
  }

  private var alternative: String {
    panels.map { "\($0.heading), from \($0.ticks[0].text) to \($0.ticks[$0.ticks.count - 1].text): \($0.finding)" }
      .joined(separator: " ")
  }

  private func draw(_ panel: CostPanel, on canvas: Canvas, in area: Rect) {
    canvas.text(panel.heading, at: area.origin, .heading)
    canvas.text(panel.finding, at: area.origin.moved(0, 19), .label, width: area.width)
    let frame = Rect(area.minX + 46, area.minY + 78, area.width - 46, area.height - 78 - 40)
    // The amounts stand away from both sides of the frame.
    let margin = (panel.x.upperBound - panel.x.lowerBound) * Self.room / (frame.width - 2 * Self.room)
    let plot = Plot(area: frame, x: panel.x.lowerBound - margin...panel.x.upperBound + margin, y: range)
    let powers = stride(from: range.lowerBound, through: range.upperBound, by: 1)
    canvas.axes(plot, x: panel.ticks, y: powers.map { Tick($0, Self.power($0)) }, xLabel: panel.axis)
    if let mark = panel.mark { draw(mark, in: plot, on: canvas) }
    for guide in panel.guides { draw(guide, of: panel, in: plot, on: canvas) }
    canvas.series([Series(panel.points, label: "", .category(0))], in: plot, dots: true)
    let (first, last) = (panel.points[0], panel.points[panel.points.count - 1])
    write(first, .right, in: plot, on: canvas)
    write(last, .left, in: plot, on: canvas)
  }

  private func draw(_ mark: (amount: Int, text: String), in plot: Plot, on canvas: Canvas) {
    let foot = plot.point(log2(Double(mark.amount)), range.lowerBound)
    let top = Point(foot.x, plot.area.minY - 2)
    canvas.line(from: foot, to: top, .lookHere, dash: .dotted)
    canvas.text(mark.text, at: top.moved(0, -3), .small, .lookHere, .bottom)
  }

  private func draw(_ guide: CostPanel.Guide, of panel: CostPanel, in plot: Plot, on canvas: Canvas) {
    let ends = panel.line(guide, within: range).map { plot.point($0.x, $0.y) }
    canvas.polyline(ends, .muted, width: 1, dash: .dotted)
    let place = Point(
      ends[0].x + guide.place * (ends[1].x - ends[0].x), ends[0].y + guide.place * (ends[1].y - ends[0].y))
    // Beside the line and never across it: under a rising one is right of it, over it left.
    let isRising = guide.factor > 1
    let anchor: Anchor = guide.isAbove ? (isRising ? .bottomRight : .bottomLeft) : (isRising ? .topLeft : .topRight)
    canvas.text(guide.label, at: place.moved(guide.isAbove ? -4 : 6, guide.isAbove ? -2 : 2), .small, .muted, anchor)
  }

  /// The time of a point beside it, on paper where it crosses a line.
  private func write(_ end: (x: Double, y: Double), _ anchor: Anchor, in plot: Plot, on canvas: Canvas) {
    let point = plot.point(end.x, end.y).moved(anchor == .left ? 8 : -8, 0)
    let (text, style) = (Self.duration(pow(10, end.y)), TextStyle.small.bold)
    let width = style.measure(text).width
    canvas.rectangle(
      Rect(anchor == .left ? point.x - 1 : point.x - width - 1, point.y - 6, width + 2, 12), fill: .paper)
    canvas.text(text, at: point, style, .category(0), anchor)
  }

  /// A power of ten of milliseconds, as `0.1 ms`, `10 ms`, `1 s`.
  private static func power(_ exponent: Double) -> String {
    let (value, unit) = exponent >= 3 ? (exponent - 3, "s") : (exponent, "ms")
    return NumberFormat(.english).decimal(pow(10, value), places: max(0, Int(-value))) + " " + unit
  }

  /// Milliseconds in two or three digits, from a second on in seconds.
  private static func duration(_ milliseconds: Double) -> String {
    let (value, unit) = milliseconds >= 999.5 ? (milliseconds / 1000, "s") : (milliseconds, "ms")
    let places = value < 0.995 ? 2 : value < 9.95 ? 1 : 0
    return NumberFormat(.english).decimal(value, places: places) + " " + unit
  }
}
