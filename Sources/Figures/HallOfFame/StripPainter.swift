import Canvas
import Foundation
import Insights
import Localization

/// Draws one network: blocks over rows of numbers.
struct StripPainter {
  let canvas: Canvas

  /// The colours of the number of maps: a step for each doubling, from 4 to 4096.
  static let channels = ColourScale(.probability, 0...10, scope: "")

  func draw(_ layout: StripLayout, at top: Double) {
    let box = canvas.text(layout.heading, at: Point(0, top), .heading)
    canvas.text(layout.facts, at: Point(box.maxX + 10, box.maxY), .label, .muted, .bottomLeft)
    let middle = top + layout.middle
    canvas.polylines(lines(of: layout, middle), .muted, width: 1)
    drawImage(layout, middle)
    for (left, module) in layout.stages.flatMap(\.modules) { draw(module, at: Point(left, middle)) }
    drawNumbers(layout, top: top + layout.numbersTop)
  }

  /// The ways from module to module and within them.
  private func lines(of layout: StripLayout, _ middle: Double) -> [[Point]] {
    var end = layout.stages[0].left + layout.stages[0].width / 2 + 3
    var lines: [[Point]] = []
    for (left, module) in layout.stages.flatMap(\.modules) {
      lines.append([Point(end, middle), Point(left, middle)])
      lines += module.lines.map { $0.map { $0.moved(left, middle) } }
      end = left + module.width
    }
    return lines
  }

  private func drawImage(_ layout: StripLayout, _ middle: Double) {
    let height = ModuleLayout.height(layout.entry.schematic.input.extent)
    let stage = layout.stages[0]
    canvas.rectangle(
      Rect(stage.left + stage.width / 2 - 3, middle - height / 2, 6, height), fill: .panel, stroke: .ink, width: 1)
  }

  private func draw(_ module: ModuleLayout, at origin: Point) {
    for piece in module.pieces { draw(piece.block, in: piece.frame.moved(origin.x, origin.y), of: module, origin) }
    guard module.module.count > 1 else { return }
    canvas.text(
      "×\(module.module.count)", at: Point(origin.x + module.width / 2, origin.y + module.top - 2), .small.bold, .ink,
      .bottom)
  }

  private func draw(
    _ block: ArchitectureSchematic.Block, in frame: Rect, of module: ModuleLayout, _ origin: Point
  ) {
    switch block.role {
    case .concatenation:
      let isEnd = block == module.module.blocks.last
      let height = isEnd ? 2 * module.bottom : frame.height
      canvas.rectangle(Rect(frame.minX, frame.midY - height / 2, frame.width, height), fill: .ink)
    case .sum, .product: drawSign(block.role, at: frame.centre)
    default: draw(block.role, channels: block.channels, in: frame)
    }
  }

  /// A block of a role with so many maps.
  func draw(_ role: ArchitectureSchematic.Role, channels: Int, in frame: Rect) {
    switch role {
    case .pooling: canvas.rectangle(frame, fill: .muted)
    case .dense: canvas.rectangle(frame, fill: .category(1))
    default:
      canvas.rectangle(frame, fill: paint(channels))
      // Pale blocks would be lost on the page.
      if channels < 64 { canvas.rectangle(frame, stroke: .muted, width: 0.75) }
      guard role == .depthwise else { return }
      let stripes = stride(from: frame.minY + 3, to: frame.maxY - 1, by: 4)
      canvas.polylines(stripes.map { [Point(frame.minX, $0), Point(frame.maxX, $0)] }, .paper, width: 1.25)
    }
  }

  /// A circle with a plus or a times sign.
  func drawSign(_ role: ArchitectureSchematic.Role, at centre: Point) {
    canvas.circle(centre, radius: 4, fill: .paper, stroke: .ink, width: 1)
    let arms = role == .sum ? [(2.5, 0.0), (0.0, 2.5)] : [(1.8, 1.8), (1.8, -1.8)]
    canvas.polylines(
      arms.map { dx, dy in [centre.moved(-dx, -dy), centre.moved(dx, dy)] }, .ink, width: 1)
  }

  func paint(_ channels: Int) -> Paint {
    .value(Float(max(0, log2(Double(channels)) - 2)), StripPainter.channels)
  }

  private func drawNumbers(_ layout: StripLayout, top: Double) {
    for (row, name) in layout.rows.enumerated() {
      let y = top + (Double(row) + 0.5) * StripLayout.rowHeight
      canvas.text(name, at: Point(0, y), .small, .muted, .left)
      for stage in layout.stages where row < stage.numbers.count {
        canvas.text(stage.numbers[row], at: Point(stage.left + stage.width / 2, y), .small, .ink, .centre)
      }
    }
    for stage in layout.stages {
      canvas.line(
        from: Point(stage.left, top - 1), to: Point(stage.left + stage.width, top - 1), .hairline, width: 1)
    }
  }
}
