import Canvas
import Foundation

/// Four panels with the same scale of time: image size, filters, batch, threads.
struct CostPlot {
  typealias Format = PictureFormat

  private static let margin = 16.0
  private static let size = Size(760, 640)
  private static let id = "cost"

  private let sweep: CostSweep
  private let panels: [CostPanel]
  /// The powers of ten between which all times lie.
  private let range: ClosedRange<Double>

  init(_ sweep: CostSweep) {
    self.sweep = sweep
    let linear = CostPanel.Guide(power: 1, label: "twice as much, twice as long")
    panels = [
      CostPanel("Image size", axis: "pixels of an image", sweep.side, guides: [linear], anchor: sweep.side.count - 1) {
        ($0.side * $0.side, "\($0.side)×\($0.side)")
      },
      CostPanel(
        "Filters", axis: "filters of each convolution", sweep.filters,
        guides: [linear, CostPanel.Guide(power: 2, label: "four times as long")], anchor: sweep.filters.count - 1
      ) { ($0.filters, "\($0.filters)") },
      CostPanel("Batch", axis: "images of a step", sweep.batch, guides: [linear], anchor: sweep.batch.count - 1) {
        ($0.batch, "\($0.batch)")
      },
      Self.threads(sweep),
    ]
    let all = panels.flatMap(\.points).map(\.y)
    range = (all.min() ?? 0).rounded(.down)...(all.max() ?? 1).rounded(.up)
  }

  private static func threads(_ sweep: CostSweep) -> CostPanel {
    var panel = CostPanel(
      "Threads", axis: "threads", sweep.threads, guides: [CostPanel.Guide(power: -1, label: "half as long")], anchor: 0
    ) { ($0.threads, "\($0.threads)") }
    panel.mark = (log2(Double(sweep.processors)), "as many as processors")
    return panel
  }

  /// The bytes of a file; throws `CanvasError` if Cairo refuses.
  func picture(_ format: Format) throws -> [UInt8] {
    let description = PictureDescription(
      id: Self.id, title: "How long one training step takes", alternative: alternative, language: "en")
    return try Picture.draw(Self.size, as: format, description) { canvas in
      let base = sweep.base
      canvas.text("How long one training step takes", at: Point(Self.margin, Self.margin), .title)
      let words =
        "Two convolutions of 3×3 with \(base.filters) filters each, then pooling and a dense layer; images of "
        + "\(base.side)×\(base.side) in batches of \(base.batch), \(base.threads) threads. In each panel one of these "
        + "numbers changes. Each step to the right is twice as much, each line up ten times as long."
      let block = canvas.text(
        words, at: Point(Self.margin, Self.margin + 28), .label, .muted, width: Self.size.width - 2 * Self.margin)
      let top = block.maxY + 20
      let area = Rect(Self.margin, top, Self.size.width - 2 * Self.margin, Self.size.height - top - Self.margin)
      for (row, pair) in zip(area.rows(2, gap: 20), [panels.prefix(2), panels.suffix(2)]) {
        for (place, panel) in zip(row.columns(2, gap: 28), pair) { draw(panel, on: canvas, in: place) }
      }
    }.bytes
  }

  private var alternative: String {
    panels.map { panel in
      let ends = [panel.points[0], panel.points[panel.points.count - 1]].map { duration(pow(10, $0.y)) }
      return "\(panel.heading), from \(panel.ticks[0].text) to \(panel.ticks[panel.ticks.count - 1].text): "
        + "\(ends[0]) to \(ends[1])."
    }.joined(separator: " ")
  }

  private func draw(_ panel: CostPanel, on canvas: Canvas, in area: Rect) {
    let plot = Plot(
      area: Rect(area.minX + 44, area.minY + 30, area.width - 44 - 52, area.height - 30 - 40), x: panel.x, y: range)
    canvas.text(panel.heading, at: area.origin, .heading)
    let powers = stride(from: range.lowerBound, through: range.upperBound, by: 1)
    canvas.axes(plot, x: panel.ticks, y: powers.map { Tick($0, label($0)) }, xLabel: panel.axis)
    if let mark = panel.mark {
      let foot = plot.point(mark.x, range.lowerBound)
      canvas.line(from: foot, to: Point(foot.x, plot.area.minY), .muted, dash: .dotted)
      canvas.text(mark.text, at: Point(foot.x, plot.area.minY - 3), .small, .muted, .bottom)
    }
    for guide in panel.guides { draw(guide, of: panel, in: plot, on: canvas) }
    canvas.series([Series(panel.points, label: "", .category(0))], in: plot, dots: true)
    write(panel.points, in: plot, on: canvas)
  }

  /// A dotted line with its name beside the end where it is far from the curve.
  private func draw(_ guide: CostPanel.Guide, of panel: CostPanel, in plot: Plot, on canvas: Canvas) {
    let line = panel.line(guide, within: range)
    let ends = line.map { plot.point($0.x, $0.y) }
    canvas.polyline(ends, .muted, width: 1, dash: .dotted)
    let isFalling = guide.power < 0
    let place = isFalling ? ends[1].moved(0, 4) : ends[0].moved(8, 0)
    canvas.text(guide.label, at: place, .small, .muted, isFalling ? .topRight : .left)
  }

  /// The times of the first and the last point.
  private func write(_ points: [(x: Double, y: Double)], in plot: Plot, on canvas: Canvas) {
    let ends = [points[0], points[points.count - 1]]
    for (end, place) in zip(ends, [Anchor.bottomLeft, .left]) {
      let point = plot.point(end.x, end.y)
      let moved = place == .left ? point.moved(8, 0) : point.moved(-3, -5)
      canvas.text(duration(pow(10, end.y)), at: moved, .small.bold, .category(0), place)
    }
  }

  private func label(_ power: Double) -> String {
    power >= 3 ? "\(Int(pow(10, power - 3))) s" : power >= 0 ? "\(Int(pow(10, power))) ms" : "\(pow(10, power)) ms"
  }
}
