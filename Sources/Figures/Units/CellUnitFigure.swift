import Canvas
import Engine
import Insights
import Localization
import Networks

/// One map or value whose cells are each made of a few others: what is read, what is done, what comes out, with one cell
/// followed.
public struct CellUnitFigure: CellUnitPicture {
  /// `LAYER-map-N` or `LAYER-unit-N`.
  public var id: String { frame.id }
  let frame: UnitFigure
  let value: CellUnit

  /// What the layer does, and the cell that is followed in numbers.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = words(strings)
    var values = try words.values()
    values["rule"] = try words.word("\(value.kind.rawValue).rule", values)
    return FigureWording(
      title: try words.word("\(value.kind.rawValue).title", values), caption: try words.word("caption", values),
      alternative: try words.word("alternative", values)
    ).adding(try frame.selection(strings))
  }

  /// The usual width; as high as what is read, done or written.
  public func size(_ strings: Strings) throws -> Size { try CellUnitLayout(words(strings)).size }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = try CellUnitLayout(words(strings))
    try drawSources(layout, on: canvas)
    try drawFlow(layout, on: canvas)
    try drawOutput(layout, on: canvas)
    canvas.place(layout.legends, at: Point(0, layout.legendTop))
  }

  /// The maps that are read lead to their own pages, the map that comes out to the numbers.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let layout = try CellUnitLayout(words(strings))
    return try zip(value.sources, layout.sources).map { try frame.source($1, $0, strings) } + [
      try frame.patch(layout.output, strings)
    ]
  }
}

extension CellUnitFigure {
  private func drawSources(_ layout: CellUnitLayout, on canvas: Canvas) throws {
    let (words, scale) = (layout.words, try layout.words.sourceScale())
    let isSingle = layout.sources.count == 1
    for (index, (picture, place)) in zip(value.sources, layout.sources).enumerated() {
      canvas.heatMap(MapValues(picture.values), in: place, scale)
      drawBorder(of: picture, in: place, on: canvas)
      if let outline = picture.outline(in: place) { canvas.lookHere(outline) }
      let name = try words.name(picture)
      if isSingle {
        canvas.text(name, at: Point(place.minX, 0), .heading, .ink, width: max(place.width, 200))
        canvas.text(words.extents(picture), at: Point(place.minX, 18), .small, .muted)
      } else {
        canvas.text(name, at: Point(layout.nameEnd, place.midY), .label, .ink, .right, width: 96)
      }
      guard let number = picture.number else { continue }
      let at = isSingle ? Point(place.midX, place.maxY + 6) : Point(place.maxX + layout.numberWidth - 6, place.midY)
      canvas.text(words.number(number), at: at, .label.bold, .ink, isSingle ? .top : .right)
      if index > 0, let sign = value.kind.operatorSign {
        canvas.text(sign, at: Point(layout.labelWidth - 14, place.midY), .large, .ink, .centre)
      }
    }
    guard !isSingle, let first = layout.sources.first, let last = layout.sources.last else { return }
    canvas.brace(
      .right, of: Rect(0, first.minY, first.maxX + layout.numberWidth, last.maxY - first.minY), gap: 2, depth: 14)
  }

  private func drawFlow(_ layout: CellUnitLayout, on canvas: Canvas) throws {
    let (flow, y) = (layout.flow, layout.line)
    guard layout.middle.width > 0 else {
      canvas.arrow(from: Point(flow.start, y), to: Point(flow.end, y), label: layout.block.label)
      let middle = Point((flow.start + flow.end) / 2, y + 8)
      if let detail = layout.block.detail { canvas.text(detail, at: middle, .small, .muted, .top) }
      return
    }
    canvas.arrow(from: Point(flow.start, y), to: Point(layout.middle.minX - 6, y))
    layout.block.draw(on: canvas, in: layout.middle, layout.words)
    canvas.arrow(from: Point(layout.middle.maxX + 6, y), to: Point(flow.end, y))
  }

  private func drawOutput(_ layout: CellUnitLayout, on canvas: Canvas) throws {
    let (words, place) = (layout.words, layout.output)
    canvas.heatMap(MapValues(value.output.values), in: place, try words.outputScale())
    drawBorder(of: value.output, in: place, on: canvas)
    if let outline = block(in: place) ?? value.output.outline(in: place) { canvas.lookHere(outline) }
    let right = max(place.maxX - 200, place.minX - 32)
    canvas.text(
      try words.name(value.output), at: Point(place.maxX, 0), .heading, .ink, .topRight, width: place.maxX - right)
    canvas.text(words.extents(value.output), at: Point(place.maxX, 18), .small, .muted, .topRight)
    if let number = value.output.number {
      canvas.text(words.number(number), at: Point(place.midX, place.maxY + 6), .label.bold, .lookHere, .top)
    }
  }
}

extension CellUnitFigure {
  /// Hatches what is cut off of a map that is read, and outlines what lies inside of the zeros of one that comes out.
  private func drawBorder(of picture: MapPicture, in place: Rect, on canvas: Canvas) {
    let shape = (rows: picture.values.shape[0], columns: picture.values.shape[1])
    let isOutput = picture == value.output
    if isOutput, let layer = value.node.layer as? any ZeroPaddingLayer, layer.padding.count == 2 {
      canvas.padding(place.inside(layer.padding, of: shape))
    }
    guard !isOutput, let layer = value.node.layer as? any CroppingLayer, layer.cropping.count == 2 else { return }
    let kept = place.inside(layer.cropping, of: shape)
    canvas.hatch(Rect(place.minX, place.minY, place.width, kept.minY - place.minY))
    canvas.hatch(Rect(place.minX, kept.maxY, place.width, place.maxY - kept.maxY))
    canvas.hatch(Rect(place.minX, kept.minY, kept.minX - place.minX, kept.height))
    canvas.hatch(Rect(kept.maxX, kept.minY, place.maxX - kept.maxX, kept.height))
    canvas.padding(kept)
  }

  /// All copies of the cell that is followed.
  private func block(in place: Rect) -> Rect? {
    guard value.kind == .copies, let layer = value.node.layer as? any ResamplingLayer,
      let source = value.sources[0].cells.first
    else { return nil }
    let axes = layer.resampledAxes(value.node.inputShapes[0].cells).suffix(2)
    let shape = (rows: value.output.values.shape[0], columns: value.output.values.shape[1])
    guard let columns = axes.last?.copies(of: source.column) else { return nil }
    // Of a signal there is one row.
    guard axes.count > 1, let rows = axes.first?.copies(of: source.row) else {
      return place.cells(0..<1, columns, of: shape)
    }
    return place.cells(rows, columns, of: shape)
  }
}

extension ResampledAxis {
  /// The new cells that are copies of an old one, which lie side by side.
  fileprivate func copies(of place: Int) -> Range<Int>? {
    guard let first = cells.firstIndex(where: { $0.first == place }) else { return nil }
    return first..<first + cells.count { $0.first == place }
  }
}

extension Rect {
  /// The part of a map that is left without so many rows and columns at its border.
  fileprivate func inside(_ borders: [Border], of shape: (rows: Int, columns: Int)) -> Rect {
    cells(
      borders[0].before..<shape.rows - borders[0].after, borders[1].before..<shape.columns - borders[1].after, of: shape
    )
  }
}

extension CellUnitLayout {
  /// The right end of the names of several maps.
  var nameEnd: Double { labelWidth - (value.kind.operatorSign == nil ? 10 : 30) }
}

extension CellUnitWords {
  /// The size of a map, or how many values a vector has.
  func extents(_ picture: MapPicture) -> String {
    let shape = picture.values.shape
    let columns = strings.numbers.integer(shape[1])
    return picture.form == .unit ? columns : "\(strings.numbers.integer(shape[0]))×\(columns)"
  }
}

extension UnitFigure {
  /// A map or value that this unit reads.
  func source(_ place: Rect, _ picture: MapPicture, _ strings: Strings) throws -> FigureRegion {
    if picture.isInput { return FigureRegion(place, label: try strings("unit.region.input"), target: "page:data") }
    return try UnitFigure.region(place, layer: picture.layer, picture.form, picture.index, strings)
  }
}

extension Unit {
  /// What makes a map or value of a few cells; `nil` of another unit.
  var cells: CellUnit? {
    if case .cells(let unit) = detail { return unit }
    return nil
  }
}
