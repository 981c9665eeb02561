import Canvas
import Foundation

/// A picture with every kind of mark that figures are made of, to look at and to compare with the stored one.
enum Gallery {
  static let size = Size(760, 1010)
  static let description = PictureDescription(
    id: "gallery", title: "Every mark <once>", alternative: "Maps, grids, bars & lines", language: "en")

  static func picture(_ format: PictureFormat, _ theme: Theme) throws -> Picture {
    try Picture.draw(size, as: format, theme: theme, description) { canvas in
      canvas.text("Every mark once: ⌊0.25 × −3⌋ ⊗ k → ∑ σ ≈ θ² ⊕ ⊙ ∘ ⌈x⌉", at: Point(20, 16), .title)
      maps(on: canvas, top: 56)
      grids(on: canvas, top: 250)
      sums(on: canvas, top: 470)
      charts(on: canvas, top: 652)
      stacks(on: canvas, top: 850)
    }
  }

  /// A wave with both signs.
  static func wave(_ rows: Int, _ columns: Int, phase: Double = 0) -> MapValues {
    MapValues(
      rows: rows, columns: columns,
      (0..<rows * columns).map { index in
        let (row, column) = (Double(index / columns), Double(index % columns))
        return Float(3 * sin(row / 4 + phase) * cos(column / 5 - phase) + 0.4)
      })
  }

  static func number(_ value: Double) -> String {
    let text = String(format: "%.2f", abs(value))
    return value < 0 && text != "0.00" ? "\u{2212}" + text : text
  }

  private static func maps(on canvas: Canvas, top: Double) {
    let map = wave(26, 26)
    let kinds: [(ColourScale.Kind, String)] = [
      (.activation, "activation"), (.weight, "weight"), (.probability, "probability"), (.error, "errors"),
      (.grey, "image"),
    ]
    let columns = kinds.map { kind, name in
      let scale = ColourScale(kind, of: map.values, scope: "this map")
      return Column(
        [
          TextBlock(name, .heading), HeatMap(map, scale, cell: 4),
          Legend(scale, length: 90) { Gallery.number($0) },
        ], gap: 8, alignment: .leading)
    }
    canvas.place(Row(columns, gap: 20, alignment: .leading), at: Point(20, top))
  }

  private static func grids(on canvas: Canvas, top: Double) {
    let map = wave(6, 6, phase: 1)
    let scale = ColourScale(.activation, of: map.values, scope: "this layer")
    let grid = NumberGrid(
      map, scale,
      marks: [
        GridMark(.lookHere, row: 2, column: 3), GridMark(.dropped, rows: 0..<6, columns: 5..<6),
        GridMark(.outline(.ink), rows: 0..<2, columns: 0..<2),
      ]
    ) { number(Double($0)) }
    canvas.place(grid, at: Point(20, top))
    let plain = NumberGrid(
      rows: 4, columns: 4, texts: (0..<16).map { $0 % 3 == 0 ? "0" : String($0 * 7) },
      marks: [
        GridMark(.padding, rows: 0..<1, columns: 0..<4), GridMark(.tint(.category(1)), rows: 1..<3, columns: 0..<2),
        GridMark(.tint(.category(0)), rows: 1..<3, columns: 2..<4), GridMark(.lookHere, row: 2, column: 1),
      ])
    let frame = canvas.place(plain, at: Point(320, top))
    canvas.place(
      Legend(scale, title: "pre-activation", length: 120, isVertical: true) { number($0) }, at: Point(456, top))
    canvas.text(
      "Wrapped text runs over several lines, and its lines are centred below the grid.",
      at: Point(frame.midX, frame.maxY + 10), .small, .muted, .top, width: 130)
    canvas.hatch(Rect(590, top, 60, 60))
    canvas.rectangle(Rect(590, top, 60, 60), stroke: .muted)
    canvas.padding(Rect(660, top, 60, 60))
    canvas.rectangle(Rect(590, top + 70, 130, 40), fill: .panel, stroke: .hairline, radius: 6)
    canvas.text("panel", at: Point(655, top + 90), .label, .ink, .centre)
    canvas.text("upwards", at: Point(738, top + 50), .small, .muted, rotated: -90)
    for index in 0..<6 {
      canvas.circle(Point(598 + 22 * Double(index), top + 128), radius: 8, fill: .category(index), stroke: .ink)
    }
  }

  private static func sums(on canvas: Canvas, top: Double) {
    let scale = ColourScale(.weight, -1...1, scope: "this layer")
    let kernel = MapValues(rows: 3, columns: 3, [1, 0, -1, 2, 0, -2, 1, 0, -1].map { $0 / 2 })
    let patch = wave(3, 3)
    let row = Row(
      [
        NumberGrid(patch, ColourScale(.activation, of: patch.values, scope: ""), format: { number(Double($0)) }),
        TextBlock("×", .large), NumberGrid(kernel, scale, format: { number(Double($0)) }),
        TextBlock("=", .large), TextBlock("−0.31", .body.bold),
      ], gap: 14)
    let frames = row.frames(at: Point(40, top + 20))
    canvas.place(row, at: Point(40, top + 20))
    let tip = canvas.brace(.right, of: frames[4].inset(0, -40), gap: 6)
    canvas.text("sum", at: tip.moved(5, 0), .label.italic, .muted, .left)
    canvas.brace(.left, of: frames[0])
    canvas.brace(.above, of: frames[0])
    canvas.text("patch", at: canvas.brace(.below, of: frames[0]).moved(0, 3), .small, .muted, .top)
    canvas.arrow(from: Point(480, top + 30), to: Point(580, top + 30), label: "3×3 conv")
    canvas.arrow(from: Point(600, top + 10), to: Point(600, top + 70), label: "pool")
    canvas.arrow(
      through: [Point(480, top + 50), Point(520, top + 50), Point(520, top + 80), Point(580, top + 80)], .ink)
    canvas.curvedArrow(from: Point(480, top + 70), to: Point(580, top + 110), .lookHere)
    canvas.link(from: Point(640, top + 10), to: Point(730, top + 100), .accent, dash: .dashed)
    canvas.line(from: Point(640, top + 110), to: Point(730, top + 110), .muted, dash: .dotted)
  }

  private static func charts(on canvas: Canvas, top: Double) {
    let plot = Plot(area: Rect(60, top + 24, 220, 120), x: 1...5, y: 0.9...1)
    canvas.axes(
      plot, x: (1...5).map { Tick(Double($0), String($0)) },
      y: Ticks.round(in: plot.y).map { Tick($0, number($0)) }, xLabel: "epoch", yLabel: "accuracy")
    canvas.series(
      [
        Series([(1, 0.92), (2, 0.95), (3, 0.965), (4, 0.97), (5, 0.973)], label: "training", .category(0)),
        Series(
          [(1, 0.93), (2, 0.952), (3, 0.96), (4, 0.966), (5, 0.969)], label: "validation", .category(1), dash: .dashed),
      ], in: plot, dots: true)
    let values = [1.2, -0.8, 3.1, 0, 2.4]
    canvas.bars(
      values.enumerated().map { Bar($1, label: "class \($0)", text: number($1), $1 < 0 ? .category(1) : .accent) },
      in: Rect(400, top, 320, 130))
  }

  private static func stacks(on canvas: Canvas, top: Double) {
    let maps = (0..<6).map { wave(20, 20, phase: Double($0)) }
    let scale = ColourScale(.activation, of: maps.flatMap(\.values), scope: "this block")
    let stack = canvas.place(MapStack(maps, scale, cell: 4, step: 9), at: Point(20, top))
    canvas.lookHere(Rect(stack.minX + 8, stack.maxY - 20, 12, 12))
    let image = canvas.place(HeatMap(wave(28, 20), .image, cell: 5), at: Point(200, top))
    canvas.lookHere(image.cells(4..<7, 5..<8, of: (28, 20)))
    let formula = "*p*_{3} = *e*^{9.1} / (*e*^{9.1} + … + *e*^{−0.4}) = 0.98"
    canvas.text(formula, at: Point(330, top + 60), .large.formula)
    let one = MapValues(rows: 1, columns: 3, [1, .nan, -1])
    canvas.heatMap(one, in: Rect(330, top, 90, 30), ColourScale(.activation, -1...1, scope: ""))
  }
}
