import Canvas
import Insights
import Localization

/// The pieces of the test images that each filter of a layer answers to most strongly.
public struct ExcitingPatchesFigure: CataloguedFigure {
  /// `LAYER-exciting-patches`.
  public var id: String { "\(value.node.name)-exciting-patches" }
  let value: ExcitingPatches
  let rows: [ExcitingPatchesRow]

  /// One for each convolution layer over planes whose cells see one piece of the image each.
  public static func figures(of explanation: Explanation) -> [Self] { explanation.excitingPatches.map(Self.init) }

  init(_ value: ExcitingPatches) {
    self.value = value
    rows = value.shownFilters.map { ExcitingPatchesRow(value, filter: $0) }
  }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let strongest = rows.filter { !$0.patches.isEmpty }.max { $0.patches[0].value < $1.patches[0].value }
    let choosiest = rows.filter { !$0.crowd.isEmpty }.max { $0.leadingShare < $1.leadingShare }
    guard let strongest, let choosiest, let best = strongest.patches.first, let leader = choosiest.crowd.first else {
      return try FigureWording("layer-exciting-patches.silent", strings, ["layer": value.node.name])
    }
    let values = [
      "layer": value.node.name, "rows": numbers.integer(value.fieldSize.rows),
      "columns": numbers.integer(value.fieldSize.columns), "searched": numbers.integer(value.searched),
      "total": numbers.integer(value.total), "state": try state(strings), "filter": String(strongest.filter),
      "value": numbers.decimal(best.value), "index": numbers.integer(best.example.index),
      "class": value.classes[best.example.label], "row": numbers.integer(best.place.row),
      "column": numbers.integer(best.place.column), "crowd": numbers.integer(choosiest.crowdSize),
      "choosiest": String(choosiest.filter), "leader": value.classes[leader.label],
      "leading": numbers.integer(leader.count), "shown": numbers.integer(rows.count),
      "filters": numbers.integer(value.filterCount),
      "silent": rows.filter(\.patches.isEmpty).map { String($0.filter) }.joined(separator: ", "),
    ]
    var notes: [String] = []
    if rows.flatMap(\.patches).contains(where: \.isPadded) { notes.append("padding") }
    if value.exceedsImage { notes.append("cut") }
    if rows.contains(where: \.patches.isEmpty) { notes.append("none") }
    if rows.count < value.filterCount { notes.append("selection") }
    if value.isSample { notes.append("sample") }
    let more = try notes.map { " " + (try strings("layer-exciting-patches.notes.\($0)", values)) }.joined()
    let title = value.kernels == nil ? "title-maps" : "title-image"
    return try FigureWording("layer-exciting-patches", title: title, strings, values).adding(more)
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try layout(strings).size }

  /// Each filter's row leads to the page of its map.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let layout = try layout(strings)
    return try rows.enumerated().map { index, row in
      FigureRegion(
        Rect(0, layout.top(index), layout.columns.image - 8, layout.imageSize.height),
        label: try name(row.filter, strings), target: "page:layers/\(value.node.name)/map-\(row.filter)")
    }
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = try layout(strings)
    try drawHeads(on: canvas, layout, strings)
    for (index, row) in rows.enumerated() {
      try drawFilter(row, index, on: canvas, layout, strings)
      try drawPieces(row, index, on: canvas, layout, strings)
      drawCrowd(row, index, on: canvas, layout, strings)
    }
  }
}

extension ExcitingPatchesFigure {
  private func layout(_ strings: Strings) throws -> ExcitingPatchesLayout {
    ExcitingPatchesLayout(value, rows.map { $0.worded(strings) }, try rows.map { try name($0.filter, strings) })
  }

  private func name(_ filter: Int, _ strings: Strings) throws -> String {
    try strings("convolution-layer.filter", ["number": String(filter)])
  }

  private func state(_ strings: Strings) throws -> String {
    try strings("convolution-layer.\(value.node.layer.activation == nil ? "pre-activations" : "activation")")
  }

  private func drawHeads(on canvas: Canvas, _ layout: ExcitingPatchesLayout, _ strings: Strings) throws {
    let y = ExcitingPatchesLayout.headHeight - 8
    let crowd = rows.map(\.crowdSize).max() ?? 0
    let heads = try [
      ("image", layout.columns.image, layout.columns.pieces - layout.columns.image - 8),
      ("pieces", layout.columns.pieces, layout.columns.crowd - layout.columns.pieces - 8),
      ("crowd", layout.columns.crowd, ExcitingPatchesLayout.crowdWidth),
    ].map { key, x, width in
      (try strings("layer-exciting-patches.heads.\(key)", ["count": strings.numbers.integer(crowd)]), x, width)
    }
    for (text, x, width) in heads {
      canvas.text(text, at: Point(x, y), .small, .muted, .bottomLeft, width: width)
    }
  }

  private func drawFilter(
    _ row: ExcitingPatchesRow, _ index: Int, on canvas: Canvas, _ layout: ExcitingPatchesLayout, _ strings: Strings
  ) throws {
    canvas.text(try name(row.filter, strings), at: Point(0, layout.top(index)), .label.bold)
    guard let kernels = value.kernels else { return }
    let all = kernels.joined().map(\.range)
    let (low, high) = (all.map(\.lowerBound).min() ?? 0, all.map(\.upperBound).max() ?? 0)
    let scale = ColourScale(.weight, Double(low)...Double(high), scope: "")
    var x = 1.0
    for kernel in kernels[row.filter] {
      let map = HeatMap(MapValues(kernel), scale, cell: layout.kernelCell)
      canvas.place(map, at: Point(x, layout.top(index) + 21))
      x += map.size.width + 3
    }
  }

  private func drawPieces(
    _ row: ExcitingPatchesRow, _ index: Int, on canvas: Canvas, _ layout: ExcitingPatchesLayout, _ strings: Strings
  ) throws {
    guard let first = row.patches.first else {
      let text = try strings(
        "layer-exciting-patches.no-answer", ["count": strings.numbers.integer(value.searched)])
      canvas.text(text, at: Point(layout.columns.image, layout.top(index)), .label, .muted)
      return
    }
    let (image, shape) = (layout.image(index), first.example.image.shape)
    canvas.whole(first.example.image, in: image)
    let seen = (first.rows.clamped(to: 0..<shape.rows), first.columns.clamped(to: 0..<shape.columns))
    let outline = image.cells(seen.0, seen.1, of: (shape.rows, shape.columns))
    let piece = layout.piece(0, index, first)
    for (from, to) in [
      (Point(outline.maxX, outline.minY), piece.origin),
      (Point(outline.maxX, outline.maxY), Point(piece.minX, piece.maxY)),
    ] { canvas.line(from: from, to: to.moved(-2, 0), .lookHere) }
    canvas.lookHere(outline)
    let worded = row.worded(strings)
    for (position, patch) in row.patches.prefix(layout.count).enumerated() {
      let frame = layout.piece(position, index, patch)
      canvas.piece(of: patch.example.image, rows: patch.rows, columns: patch.columns, in: frame)
      if position == 0 { canvas.lookHere(frame) }
      let place = layout.words(position, index)
      canvas.text(worded.words[position].image, at: place, .small)
      canvas.text(worded.words[position].value, at: place.moved(0, 14), .small, .muted)
    }
  }

  /// The commonest classes as bars.
  private func drawCrowd(
    _ row: ExcitingPatchesRow, _ index: Int, on canvas: Canvas, _ layout: ExcitingPatchesLayout, _ strings: Strings
  ) {
    let (left, most) = (layout.columns.crowd, 42.0)
    for (line, entry) in row.crowd.prefix(3).enumerated() {
      let y = layout.top(index) + Double(line) * 18
      let share = Double(entry.count) / Double(row.crowdSize)
      canvas.rectangle(Rect(left, y + 3, most, 10), fill: .panel)
      canvas.rectangle(Rect(left, y + 3, max(1, most * share), 10), fill: .accent)
      let text = "\(value.classes[entry.label]): \(strings.numbers.integer(entry.count))"
      canvas.text(text, at: Point(left + most + 6, y + 1), .small)
    }
  }
}
