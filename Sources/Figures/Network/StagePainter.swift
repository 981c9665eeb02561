import Canvas
import Insights
import Localization

/// Draws what a stage computed: maps in stacks, vectors in strips, probabilities as bars.
struct StagePainter {
  let canvas: Canvas
  /// Pixels of the figure for a cell of a map.
  let cell: Double
  let diagram: ArchitectureDiagram
  let strings: Strings

  /// Whether a stage's values are still pixels.
  func isImage(_ stage: ArchitectureDiagram.Stage) -> Bool { stage.block == diagram.stages[0].name }

  func scale(_ stage: ArchitectureDiagram.Stage, scope: String = "") -> ColourScale {
    if isImage(stage) { return .image }
    return ColourScale(
      .activation, Double(stage.blockRange.lowerBound)...Double(stage.blockRange.upperBound), scope: scope)
  }

  func draw(_ placed: ArchitectureLayout.Placed) {
    switch placed.item.content {
    case .stack(let maps): drawStack(placed, maps)
    case .strip(let range): drawStrip(placed, range)
    case .bars(let classes): drawBars(placed, classes)
    }
  }

  private func drawStack(_ placed: ArchitectureLayout.Placed, _ maps: [Int]) {
    canvas.place(placed.item.stack(maps, scale(placed.item.stage), cell: cell), at: placed.picture.origin)
  }

  private func drawStrip(_ placed: ArchitectureLayout.Placed, _ range: Range<Int>) {
    let stage = placed.item.stage
    let values = MapValues(rows: range.count, columns: 1, Array(stage.values.values[range]))
    canvas.heatMap(values, in: placed.front, scale(stage))
    // Dots say that the vector goes on.
    let above = (goesOn: range.lowerBound > 0, middle: placed.front.minY - 11)
    let below = (goesOn: range.upperBound < stage.shape.count, middle: placed.front.maxY + 11)
    for (goesOn, middle) in [above, below] where goesOn {
      for offset in [-5.0, 0, 5] {
        canvas.circle(Point(placed.picture.midX, middle + offset), radius: 1.25, fill: .muted)
      }
    }
  }

  private func drawBars(_ placed: ArchitectureLayout.Placed, _ classes: [Int]) {
    guard let probabilities = diagram.probabilities else { return }
    let numbers = TextStyle.small.bold.measure(strings.numbers.certainty(0.9999)).width
    let left = placed.picture.minX + placed.item.nameWidth + 8
    let room = placed.picture.maxX - numbers - 6 - left
    let winner = probabilities.indices.max { probabilities[$0] < probabilities[$1] }
    for (index, row) in zip(classes, placed.picture.rows(classes.count)) {
      let isWinner = index == winner
      let probability = Double(probabilities[index])
      canvas.text(
        diagram.classes[index], at: Point(left - 8, row.midY), isWinner ? .label.bold : .label,
        isWinner ? .ink : .muted, .right)
      let track = Rect(left, row.minY + 3, room, row.height - 6)
      canvas.rectangle(track, fill: .panel)
      let bar = Rect(left, track.minY, max(1, room * probability), track.height)
      canvas.rectangle(bar, fill: isWinner ? .accent : .muted)
      canvas.text(
        strings.numbers.certainty(probability), at: Point(placed.picture.maxX, row.midY),
        isWinner ? .small.bold : .small, isWinner ? .ink : .muted, .right)
    }
  }
}

extension StagePainter {
  /// Where the path's value of a stage stands; `nil` if it is not shown.
  func frame(_ placed: ArchitectureLayout.Placed) -> Rect? {
    let stage = placed.item.stage
    guard let step = stage.step else { return nil }
    switch placed.item.content {
    case .stack:
      return step.place.map { placed.front.cell($0.row, $0.column, of: (stage.shape.rows, stage.shape.columns)) }
    case .strip(let range):
      return range.contains(step.unit) ? placed.front.rows(range.count)[step.unit - range.lowerBound] : nil
    case .bars(let classes):
      return classes.firstIndex(of: step.unit).map { placed.picture.rows(classes.count)[$0] }
    }
  }

  /// Lines from the values of a vector to the value on the path of a dense layer: what each adds to it.
  func drawTerms(from source: ArchitectureLayout.Placed, to target: ArchitectureLayout.Placed) {
    guard let terms = target.item.stage.step?.terms, case .strip(let range) = source.item.content,
      let end = frame(target)?.left
    else { return }
    let cells = source.front.rows(range.count)
    let scale = ColourScale(.activation, of: terms, scope: "")
    let shown = range.filter { abs(terms[$0]) >= 0.02 * Float(scale.limit) }
    for index in shown.sorted(by: { abs(terms[$0]) < abs(terms[$1]) }) {
      canvas.link(
        from: cells[index - range.lowerBound].right.moved(3, 0), to: end.moved(-3, 0),
        .value(terms[index], scale), width: 1,
        dash: terms[index] < 0 ? .dashed : .solid)
    }
  }

  /// The part of the stage before that the path's value was computed from; `nil` if no window walks over its maps.
  func window(of target: ArchitectureLayout.Placed, on source: ArchitectureLayout.Placed) -> Rect? {
    guard case .stack = source.item.content, let step = target.item.stage.step, let rows = step.windowRows,
      let columns = step.windowColumns
    else { return nil }
    let shape = source.item.stage.shape
    return source.front.cells(rows, columns, of: (shape.rows, shape.columns))
  }
}

extension ArchitectureItem {
  var isBars: Bool {
    if case .bars = content { return true }
    return false
  }
}
