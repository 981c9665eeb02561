import Canvas
import Insights
import Localization

/// Draws the pictures of the architecture.
struct ArchitecturePainter {
  let canvas: Canvas
  let layout: ArchitectureLayout
  let diagram: ArchitectureDiagram
  let strings: Strings

  /// Whether a stage's values are still pixels.
  func isImage(_ stage: ArchitectureDiagram.Stage) -> Bool { stage.block == diagram.stages[0].name }

  func scale(_ stage: ArchitectureDiagram.Stage, scope: String = "") -> ColourScale {
    if isImage(stage) { return .image }
    return ColourScale(
      .activation, Double(stage.blockRange.lowerBound)...Double(stage.blockRange.upperBound), scope: scope)
  }

  func drawPictures() {
    for placed in layout.placed {
      switch placed.item.content {
      case .stack(let maps): drawStack(placed, maps)
      case .strip(let range): drawStrip(placed, range)
      case .bars(let classes): drawBars(placed, classes)
      }
    }
  }

  private func drawStack(_ placed: ArchitectureLayout.Placed, _ maps: [Int]) {
    let stage = placed.item.stage
    let stack = MapStack(
      maps.map { MapValues(stage.values, channel: $0) }, scale(stage), cell: layout.cell,
      step: placed.item.cardStep(layout.cell))
    canvas.place(stack, at: placed.picture.origin)
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

extension ArchitecturePainter {
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

  /// Neighbours in one row, the earlier first.
  private var links: [(source: ArchitectureLayout.Placed, target: ArchitectureLayout.Placed)] {
    zip(layout.placed, layout.placed.dropFirst()).filter { $0.row == $1.row }.map { ($0, $1) }
  }

  /// In front of each dense layer, a line for what each input adds to the value on the path.
  func drawTerms() {
    for (source, target) in links {
      guard let terms = target.item.stage.step?.terms, case .strip(let range) = source.item.content,
        let end = frame(target)?.left
      else { continue }
      let cells = source.front.rows(range.count)
      let scale = ColourScale(.activation, of: terms, scope: "")
      let shown = range.filter { abs(terms[$0]) >= 0.02 * Float(scale.limit) }
      for index in shown.sorted(by: { abs(terms[$0]) < abs(terms[$1]) }) {
        canvas.link(
          from: cells[index - range.lowerBound].right.moved(3, 0), to: end.moved(-3, 0),
          .colour(canvas.theme.colour(of: terms[index], scale)), width: 1,
          dash: terms[index] < 0 ? .dashed : .solid)
      }
    }
  }

  /// The outlines of the path: in each stage the value, and the window of the stage before that it was computed from.
  func drawPath() {
    for (source, target) in links {
      guard let cell = frame(target), let start = frame(source) else { continue }
      if let window = window(of: target, on: source) {
        canvas.line(from: Point(window.maxX, window.minY), to: cell.origin, .lookHere)
        canvas.line(from: Point(window.maxX, window.maxY), to: Point(cell.minX, cell.maxY), .lookHere)
      } else if target.item.stage.step?.terms != nil {
        canvas.link(from: start.right.moved(3, 0), to: cell.left.moved(-3, 0), .lookHere, width: 1.5)
      } else {
        canvas.line(from: start.right, to: cell.left.moved(target.item.isBars ? -4 : 0, 0), .lookHere)
      }
    }
    for (index, placed) in layout.placed.enumerated() {
      if let cell = frame(placed), !placed.item.isBars { canvas.lookHere(cell, width: 1.5) }
      if index + 1 < layout.placed.count, let window = window(of: layout.placed[index + 1], on: placed) {
        canvas.lookHere(window, width: 1.5)
      }
    }
  }

  private func window(of target: ArchitectureLayout.Placed, on source: ArchitectureLayout.Placed) -> Rect? {
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
