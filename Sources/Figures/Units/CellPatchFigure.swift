import Canvas
import Insights
import Localization

/// One cell that is made of few others, with every number: the cells around it in what is read and in what comes out, and how
/// the one is worked out.
public struct CellPatchFigure: CellUnitPicture {
  /// `LAYER-map-N-patch` or `LAYER-unit-N-patch`.
  public var id: String { frame.patchID }
  let frame: UnitFigure
  let value: CellUnit

  /// The cell in numbers.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = words(strings)
    let values = try words.values()
    return FigureWording(
      title: try words.word("\(value.kind.rawValue).patch", values), caption: try words.word("patch-caption", values),
      alternative: try words.word("patch-alternative", values))
  }

  /// The usual width, or what the numbers take.
  public func size(_ strings: Strings) throws -> Size { try CellPatchLayout(words(strings)).size }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = try CellPatchLayout(words(strings))
    for (index, panel) in layout.panels.enumerated() {
      try draw(panel, layout, on: canvas)
      if index > 0 { drawSign(before: panel, isLast: index == layout.panels.count - 1, on: canvas) }
    }
    drawBill(layout, on: canvas)
    canvas.place(layout.legends, at: layout.legendPlace)
  }

  /// The maps that are read lead to their own pages, the map that comes out to the whole unit.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let panels = try CellPatchLayout(words(strings)).panels
    return try panels.dropLast().map { try frame.source($0.frame, $0.picture, strings) }
      + panels.suffix(1).map { try frame.whole($0.frame, strings) }
  }
}

extension CellPatchFigure {
  private func draw(_ panel: CellPatchLayout.Panel, _ layout: CellPatchLayout, on canvas: Canvas) throws {
    let (words, frame) = (layout.words, panel.frame)
    canvas.text(try words.name(panel.picture), at: Point(frame.minX, 0), .heading, width: layout.width(of: panel))
    let values = MapValues(rows: panel.rows.count, columns: panel.columns.count, panel.numbers)
    let grid = NumberGrid(
      rows: values.rows, columns: values.columns, texts: panel.numbers.map(words.cellNumber), fills: values,
      scale: panel.scale, cell: layout.cell, style: .small, marks: panel.marks)
    canvas.place(grid, at: frame.origin)
    for (index, column) in panel.columns.enumerated() {
      let x = frame.minX + (Double(index) + 0.5) * layout.cell
      canvas.text(String(column), at: Point(x, frame.minY - 4), .small, .muted, .bottom)
    }
    guard panel.picture.values.shape[0] > 1 else { return }
    for (index, row) in panel.rows.enumerated() {
      let y = frame.minY + (Double(index) + 0.5) * layout.cell
      canvas.text(String(row), at: Point(frame.minX - 6, y), .small, .muted, .right)
    }
  }

  /// The sign that joins the maps, in front of the last one an equals sign or an arrow.
  private func drawSign(before panel: CellPatchLayout.Panel, isLast: Bool, on canvas: Canvas) {
    let middle = Point(panel.frame.minX - 20 - CellPatchLayout.operatorWidth / 2, panel.frame.midY)
    if let sign = value.kind.operatorSign {
      canvas.text(isLast ? "=" : sign, at: middle, .large, .ink, .centre)
    } else if isLast {
      canvas.arrow(from: middle.moved(-14, 0), to: middle.moved(14, 0))
    }
  }

  /// The lines of the sum, a rule above what ends it.
  private func drawBill(_ layout: CellPatchLayout, on canvas: Canvas) {
    for (index, line) in layout.lines.enumerated() {
      let y = layout.bill.y + (Double(index) + 0.5) * CellPatchLayout.lineHeight
      let (left, right) = (layout.bill.x, layout.bill.x + layout.billWidth)
      if line.isTotal, index > 0 {
        let top = y - CellPatchLayout.lineHeight / 2
        canvas.line(from: Point(left, top), to: Point(right, top), .ink)
      }
      let isLast = index == layout.lines.count - 1 && value.kind.addsUp
      canvas.text(line.text, at: Point(left, y), .body, .ink, .left)
      canvas.text(
        line.number, at: Point(right, y), line.isTotal || isLast ? .body.bold : .body,
        isLast ? .lookHere : .ink, .right)
    }
  }
}

extension CellUnit.Kind {
  /// Whether the lines of a bill lead to a result, rather than each to its own.
  fileprivate var addsUp: Bool {
    switch self {
    case .padding, .cropping, .copies, .order, .axes: false
    default: true
    }
  }
}
