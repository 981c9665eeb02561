import Canvas
import Insights
import Localization
import Tensors

/// Draws the image, the levels and the arrows between them.
struct FeatureHierarchyPainter {
  let value: FeatureHierarchy
  let layout: FeatureHierarchyLayout
  let words: FeatureHierarchyWords
  let canvas: Canvas

  var strings: Strings { words.strings }

  /// The image with what the cell at the end sees, and what the cells of the first level see.
  func drawImage() throws {
    let (image, shape) = (layout.image, value.example.image.shape)
    canvas.whole(value.example.image, in: image)
    let top = value.levels[value.levels.count - 1].units[0]
    func frame(_ unit: FeatureHierarchy.Unit) -> Rect {
      image.cells(
        unit.rows.clamped(to: 0..<shape.rows), unit.columns.clamped(to: 0..<shape.columns),
        of: (shape.rows, shape.columns))
    }
    canvas.lookHere(frame(top))
    for (index, unit) in value.levels[0].units.enumerated().reversed() {
      canvas.rectangle(frame(unit).inset(-1.5), stroke: .paper, width: 4)
      canvas.rectangle(frame(unit).inset(-0.5), stroke: paint(index), width: 2)
    }
    let left = try words(
      "image", ["class": value.className, "index": strings.numbers.integer(value.example.index)])
    let note = canvas.text(left, at: Point(0, 2), .label, .ink, .topLeft, width: image.minX - 24)
    let right = try words(
      "outlines",
      [
        "layer": top.cell.layer, "rows": strings.numbers.integer(top.rows.count),
        "columns": strings.numbers.integer(top.columns.count), "first": value.levels[0].units[0].cell.layer,
      ])
    let outline = canvas.text(
      right, at: Point(image.maxX + 24, 2), .label, .ink, .topLeft, width: FigureMetrics.width - image.maxX - 24)
    try drawLegends(below: max(note.maxY, outline.maxY) + 18)
  }

  /// The arrows that lead to a level.
  func drawFlow(into level: Int) throws {
    guard level > 0 else { return try drawFirstFlow() }
    let target = value.levels[level]
    for (index, contribution) in target.contributions.enumerated() {
      guard let unit = contribution.unit else { continue }
      let card = layout.cards[level - 1][unit]
      let below = card.maxY + (value.levels[level - 1].contributions.count > 1 ? FeatureHierarchyLayout.sumHeight : 6)
      let kernel = HeatMap(contribution.term.kernel, weightScale, side: FeatureHierarchyLayout.kernelSide)
      let frame = Rect(at: Point(card.midX - kernel.size.width / 2, below + 8), kernel.size)
      canvas.line(from: Point(card.midX, below - 2), to: Point(card.midX, frame.minY - 2), .muted, width: 1.5)
      kernel.draw(on: canvas, in: frame)
      let end = layout.arrival(level, 0, index, of: target.contributions.count)
      canvas.curvedArrow(from: frame.bottom.moved(0, 3), to: end, .muted, width: 2, isVertical: true)
      let number = strings.numbers.decimal(contribution.term.partialSum, places: words.places(target))
      let text = try words("adds", ["value": contribution.term.partialSum < 0 ? number : "+" + number])
      canvas.text(text, at: frame.right.moved(8, 0), .label.bold, .ink, .left)
    }
    let title = try words("sees", sees(level))
    canvas.text(title, at: Point(0, layout.cards[level][0].minY - 8), .small, .muted, .bottomLeft)
  }

  /// From the image to each card of the first level.
  private func drawFirstFlow() throws {
    let count = layout.cards[0].count
    for (index, card) in layout.cards[0].enumerated() {
      let spread = count == 3 ? [0.0, -1, 1][index] : count == 2 ? [-1.0, 1][index] : 0
      let start = layout.image.bottom.moved(spread * layout.image.width / 3, 4)
      canvas.curvedArrow(from: start, to: Point(card.midX, card.minY - 3), paint(index), width: 2, isVertical: true)
    }
  }

  private func sees(_ level: Int) -> [String: String] {
    let unit = value.levels[level].units[0]
    return [
      "layer": unit.cell.layer, "rows": strings.numbers.integer(unit.rows.count),
      "columns": strings.numbers.integer(unit.columns.count),
    ]
  }

  /// The units of a level: the map with the cell, and what excites the filter.
  func drawCards(_ level: Int) throws {
    for (index, unit) in value.levels[level].units.enumerated() {
      let card = layout.cards[level][index]
      let left = card.minX + (level == 0 ? 0 : 20)
      if level == 0 { canvas.rectangle(Rect(left, card.minY + 1, 4, 30), fill: paint(index)) }
      let x = left + (level == 0 ? 10 : 0)
      canvas.text(try words.name(unit), at: Point(x, card.minY), .heading)
      canvas.text(
        try words.cell(unit, places: words.places(value.levels[level])), at: Point(x, card.minY + 17), .small, .muted)
      draw(unit, level, index)
    }
    if value.levels[level].contributions.count > 1 {
      let card = layout.cards[level][0]
      canvas.text(
        try words.sum(value.levels[level]), at: Point(FigureMetrics.width / 2, card.maxY + 7), .label, .ink, .top)
    }
  }

  private func draw(_ unit: FeatureHierarchy.Unit, _ level: Int, _ index: Int) {
    if level == 0, unit.cell.terms.count == 1 {
      canvas.place(
        HeatMap(unit.cell.terms[0].kernel, weightScale, side: FeatureHierarchyLayout.kernelSide),
        at: layout.kernel(index))
    }
    let (rows, columns) = (unit.map.shape[0], unit.map.shape[1])
    let frame = layout.map(level, index, rows: rows, columns: columns)
    canvas.heatMap(MapValues(unit.map), in: frame, mapScale(unit))
    canvas.lookHere(frame.cell(unit.cell.row, unit.cell.column, of: (rows, columns)).inset(-1))
    for (position, patch) in unit.patches.enumerated() {
      canvas.piece(
        of: patch.example.image, rows: patch.rows, columns: patch.columns,
        in: layout.patch(level, index, position, patch))
    }
  }

  /// The colour of a unit of the first level: none that could be taken for the outline that says "look here".
  private func paint(_ index: Int) -> Paint { .category([0, 2, 3][index % 3]) }

  var weightScale: ColourScale {
    ColourScale(
      .weight, Double(value.weightRange.lowerBound)...Double(value.weightRange.upperBound), scope: "")
  }
}
