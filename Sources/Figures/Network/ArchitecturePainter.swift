import Canvas
import Insights
import Localization

/// Draws the architecture of a network whose layers stand in one row, one behind the other.
struct ArchitecturePainter {
  let canvas: Canvas
  let layout: ArchitectureLayout
  let strings: Strings
  let stages: StagePainter

  init(canvas: Canvas, layout: ArchitectureLayout, diagram: ArchitectureDiagram, strings: Strings) {
    (self.canvas, self.layout, self.strings) = (canvas, layout, strings)
    stages = StagePainter(canvas: canvas, cell: layout.cell, diagram: diagram, strings: strings)
  }

  func drawPictures() {
    for placed in layout.placed { stages.draw(placed) }
  }

  /// Neighbours in one row, the earlier first.
  private var links: [(source: ArchitectureLayout.Placed, target: ArchitectureLayout.Placed)] {
    zip(layout.placed, layout.placed.dropFirst()).filter { $0.row == $1.row }.map { ($0, $1) }
  }

  /// In front of each dense layer, a line for what each input adds to the value on the path.
  func drawTerms() {
    for (source, target) in links { stages.drawTerms(from: source, to: target) }
  }

  /// The outlines of the path: in each stage the value, and the window of the stage before that it was computed from.
  func drawPath() {
    for (source, target) in links {
      guard let cell = stages.frame(target), let start = stages.frame(source) else { continue }
      if let window = stages.window(of: target, on: source) {
        canvas.line(from: Point(window.maxX, window.minY), to: cell.origin, .lookHere)
        canvas.line(from: Point(window.maxX, window.maxY), to: Point(cell.minX, cell.maxY), .lookHere)
      } else if target.item.stage.step?.terms != nil {
        canvas.link(from: start.right.moved(3, 0), to: cell.left.moved(-3, 0), .lookHere, width: 1.5)
      } else {
        canvas.line(from: start.right, to: cell.left.moved(target.item.isBars ? -4 : 0, 0), .lookHere)
      }
    }
    for (index, placed) in layout.placed.enumerated() {
      if let cell = stages.frame(placed), !placed.item.isBars { canvas.lookHere(cell, width: 1.5) }
      if index + 1 < layout.placed.count, let window = stages.window(of: layout.placed[index + 1], on: placed) {
        canvas.lookHere(window, width: 1.5)
      }
    }
  }
}
