import Canvas
import Insights
import Localization

/// Draws the architecture of a branching network.
struct GraphPainter {
  let canvas: Canvas
  let layout: GraphLayout
  let strings: Strings
  let stages: StagePainter

  init(canvas: Canvas, layout: GraphLayout, diagram: ArchitectureDiagram, strings: Strings) {
    (self.canvas, self.layout, self.strings) = (canvas, layout, strings)
    stages = StagePainter(canvas: canvas, cell: layout.cell, diagram: diagram, strings: strings)
  }

  /// Lines below pictures, words and the path above.
  func draw() throws {
    for (source, target) in layout.termLinks {
      stages.drawTerms(from: layout.boxes[source].placed, to: layout.boxes[target].placed)
    }
    for route in layout.routes { draw(route) }
    for box in layout.boxes where !layout.bands[box.placed.row].isHidden {
      if layout.graph.areBoxes {
        try drawBox(box)
      } else {
        stages.draw(box.placed)
        try drawWords(box)
      }
      drawSign(box)
    }
    if !layout.graph.areBoxes { drawPath() }
    for band in layout.bands { try band.legends.draw(at: band.top + band.height, with: stages) }
    try drawGap()
  }

  private func draw(_ route: GraphRoute) {
    let (paint, width): (Paint, Double) = route.isPath ? (.lookHere, 2) : (.muted, 1.5)
    guard let bend = route.points.last else { return }
    if abs(bend.y - route.bendEnd.y) < 0.5 {
      let points = route.points + [Point(route.end.x, bend.y)]
      if route.hasHead {
        canvas.arrow(through: points, paint, width: width)
      } else {
        canvas.polyline(points, paint, width: width)
      }
      return
    }
    canvas.polyline(route.points, paint, width: width)
    canvas.link(from: bend, to: route.bendEnd, paint, width: width)
    if route.hasHead { canvas.arrow(through: [route.bendEnd, route.end], paint, width: width) }
  }

  /// The sign of a merge in its circle, and the line from there to the picture.
  private func drawSign(_ box: GraphLayout.Box) {
    guard let centre = box.sign, let symbol = box.placed.item.symbol else { return }
    let radius = GraphMeasures.signRadius
    let isPath = box.placed.item.stage.step != nil
    canvas.line(
      from: centre.moved(radius, 0), to: Point(box.placed.picture.minX - 1, centre.y), isPath ? .lookHere : .muted,
      width: isPath ? 2 : 1.5)
    canvas.circle(centre, radius: radius, fill: .panel, stroke: isPath ? .lookHere : .ink, width: 1.5)
    canvas.text(symbol, at: centre, symbol.count > 1 ? .small : .large, .ink, .centre)
  }

  private func drawWords(_ box: GraphLayout.Box) throws {
    let picture = box.placed.picture
    let left = box.sign.map { $0.x - GraphMeasures.signRadius } ?? picture.minX
    let bottom = max(picture.maxY, box.sign.map { $0.y + GraphMeasures.signRadius } ?? picture.maxY)
    try drawLines(of: box, from: Point((left + picture.maxX) / 2, bottom + 6))
  }

  private func drawBox(_ box: GraphLayout.Box) throws {
    let (rect, isPath) = (box.placed.picture, box.placed.item.stage.step != nil)
    canvas.rectangle(rect, fill: .panel, stroke: isPath ? .lookHere : .muted, width: isPath ? 2 : 1, radius: 5)
    try drawLines(of: box, from: Point(rect.midX, rect.minY + 5))
  }

  private func drawLines(of box: GraphLayout.Box, from top: Point) throws {
    for (index, line) in try box.placed.item.words(isBox: layout.graph.areBoxes, strings).enumerated() {
      let place = top.moved(0, Double(index) * GraphMeasures.lineHeight)
      canvas.text(line.text, at: place, line.style, line.paint, .top)
    }
  }

  /// The outlines of the path: in each stage the value, and the window of the stage before that it was computed from.
  private func drawPath() {
    for (index, box) in layout.boxes.enumerated() {
      if let cell = stages.frame(box.placed), !box.placed.item.isBars { canvas.lookHere(cell, width: 1.5) }
      guard let port = layout.graph.pathInput(of: index) else { continue }
      let source = layout.boxes[layout.graph.inputs[index][port]].placed
      if layout.termLinks.contains(where: { $0.target == index }), let start = stages.frame(source),
        let end = stages.frame(box.placed)
      {
        canvas.link(from: start.right.moved(3, 0), to: end.left.moved(-3, 0), .lookHere, width: 1.5)
      }
      if let window = stages.window(of: box.placed, on: source) { canvas.lookHere(window, width: 1.5) }
    }
  }

  /// Where bands are left out, how many layers stood in them.
  private func drawGap() throws {
    guard layout.hiddenCount > 0, let gap = layout.bands.first(where: \.isHidden) else { return }
    let words = try strings("architecture.hidden", ["count": strings.numbers.integer(layout.hiddenCount)])
    canvas.text(words, at: Point(GraphLayout.width / 2, gap.top - 12), .label, .muted, .bottom)
  }
}
