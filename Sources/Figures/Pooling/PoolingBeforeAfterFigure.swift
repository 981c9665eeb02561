import Canvas
import Insights
import Localization
import Tensors

/// What survives pooling: one map large, before and after, and then all of them.
public struct PoolingBeforeAfterFigure: CataloguedFigure {
  /// `pool1-before-after`.
  public var id: String { "\(value.trace.layer)-before-after" }
  let value: PoolingUnit
  /// The maps that are shown small, all or the strongest; none in the figure of one map.
  let shownChannels: [Int]

  private static let headHeight = 42.0
  private static let largeSide = 232.0
  private static let gap = 10.0
  private static let perRow = 8

  /// One figure for each pooling layer.
  public static func figures(of explanation: Explanation) -> [PoolingBeforeAfterFigure] {
    explanation.poolings.map { PoolingBeforeAfterFigure(value: $0.unit, shownChannels: $0.shownChannels) }
  }

  /// How much is kept, and that it stays in its place.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = PoolingWords(value, strings)
    let (all, shown) = (value.pooling.node.outputShape.channels, shownChannels.count)
    let counts = ["shown": strings.numbers.integer(shown), "total": strings.numbers.integer(all)]
    let (before, after) = (value.trace.map.count, value.trace.pooled.count)
    return try FigureWording(
      "layer-before-after.\(words.kind)", strings,
      words.values().merging([
        "maps": try strings(shown < all ? "layer-before-after.some" : "layer-before-after.all", counts),
        "cells": strings.numbers.integer(before), "kept": strings.numbers.integer(after),
        "share": strings.share(Double(after) / Double(before)),
        "dots": showsWinners ? try strings("layer-before-after.dots") : "",
      ]) { $1 })
  }

  /// The usual width; as many rows of small maps as there are to show.
  public func size(_ strings: Strings) throws -> Size {
    if chunks.isEmpty { return Size(FigureMetrics.width, Self.headHeight + largeHeight + 2) }
    let rows = Double(chunks.count)
    return Size(
      FigureMetrics.width, rowsTop + rows * (pairHeight + Self.gap) + (rows - 1) * Self.gap)
  }

  /// The large pair with the winners' places, then all pairs in rows.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let words = PoolingWords(value, strings)
    try drawLargePair(on: canvas, words)
    for (index, channels) in chunks.enumerated() {
      try drawRow(channels, top: rowsTop + Double(index) * (pairHeight + 2 * Self.gap), on: canvas, words)
    }
  }
}

extension PoolingBeforeAfterFigure {
  private var chunks: [ArraySlice<Int>] {
    let channels = shownChannels
    return stride(from: 0, to: channels.count, by: Self.perRow).map {
      channels[$0..<min($0 + Self.perRow, channels.count)]
    }
  }

  /// Pixels for a cell of the map before in the large pair.
  private var largeCell: Double { Self.largeSide / Double(max(value.trace.map.shape[0], value.trace.map.shape[1])) }

  /// Pixels for a cell in the small pairs: as many as fit beside each other, but no picture is huge.
  private var smallCell: Double {
    let count = Double(min(shownChannels.count, Self.perRow))
    let room = (FigureMetrics.width - Self.gap * (count - 1)) / max(count, 1)
    return min(room / Double(value.trace.map.shape[1]), 164 / Double(value.trace.map.shape[0]))
  }

  /// Whether winners have dots: of a signal the line itself shows what is largest, and dots in tiny cells would cover the map.
  var showsWinners: Bool { value.trace.map.shape[0] > 1 && largeCell >= 2 }

  private var largeHeight: Double { size(cell: largeCell).height }
  private var rowsTop: Double { Self.headHeight + largeHeight + 28 }
  private var smallHeight: Double { size(cell: smallCell).height }

  /// The size of the map before, at a scale.
  private func size(cell: Double) -> Size {
    .map(rows: value.trace.map.shape[0], columns: value.trace.map.shape[1], cell: cell)
  }

  private var pairHeight: Double { 18 + 2 * smallHeight + 6 }

  /// The maps after pooling cover what their windows cover: both are drawn to the same scale of the image.
  private func frames(at origin: Point, cell: Double, gap: Double, isUpright: Bool) -> (before: Rect, after: Rect) {
    let (before, after, window) = (value.trace.map.shape, value.trace.pooled.shape, value.pooling.window)
    let left = Rect(at: origin, size(cell: cell))
    let corner = isUpright ? Point(left.minX, left.maxY + gap) : Point(left.maxX + gap, left.minY)
    let size = Size(
      Double(after[1] * window.columnStride) * cell,
      left.height / Double(before[0]) * Double(after[0] * window.rowStride))
    return (left, Rect(at: corner, size))
  }

  /// Where the map stands before and after, large.
  var largeFrames: (before: Rect, after: Rect) {
    frames(at: Point(0, Self.headHeight), cell: largeCell, gap: 96, isUpright: false)
  }

  private func drawLargePair(on canvas: Canvas, _ words: PoolingWords) throws {
    let (trace, scale, strings) = (value.trace, try words.scale(), words.strings)
    let (before, after) = largeFrames
    let source = value.pooling.node.inputs[0]
    for (frame, layer, extents) in [(before, source, words.before), (after, trace.layer, words.after)] {
      canvas.text(
        try strings("layer-steps.map", ["layer": layer, "channel": String(trace.channel)]),
        at: Point(frame.minX, 0), .heading)
      canvas.text(extents, at: Point(frame.minX, 18), .small, .muted)
    }
    canvas.heatMap(MapValues(trace.map), in: before, scale)
    canvas.heatMap(MapValues(trace.pooled), in: after, scale)
    drawWinners(in: before, on: canvas, scale)
    drawDropped(in: before, on: canvas)
    if shownChannels.isEmpty { drawFollowed(before, after, on: canvas) }
    let y = min(before.midY, after.midY)
    canvas.arrow(from: Point(before.maxX + 10, y), to: Point(after.minX - 10, y))
    let middle = Point((before.maxX + after.minX) / 2, y)
    canvas.text(
      try strings.operation(value.pooling.node.kind), at: middle.moved(0, -7), .small, .muted, .bottom, width: 80)
    canvas.text(words.window, at: middle.moved(0, 7), .small, .muted, .top)
    // Two short lines above the bar instead of a long one.
    let bare = ColourScale(scale.kind, scale.minimum...scale.maximum, scope: "")
    let legend = Legend(bare, length: min(180, before.height - 40), isVertical: true, strings, places: words.places)
    let left = min(FigureMetrics.width - 84, after.maxX + 48)
    canvas.text(
      try words.quantity() + (scale.scope.isEmpty ? "" : ","), at: Point(left, Self.headHeight), .small, .muted)
    canvas.text(scale.scope, at: Point(left, Self.headHeight + 15), .small, .muted)
    canvas.place(legend, at: Point(left, Self.headHeight + 36))
  }

  /// A dot in each cell that wins its window; where all are equal, nothing wins.
  private func drawWinners(in frame: Rect, on canvas: Canvas, _ scale: ColourScale) {
    let side = largeCell
    let shape = (rows: value.trace.map.shape[0], columns: value.trace.map.shape[1])
    guard showsWinners else { return }
    for step in value.trace.allSteps {
      guard let winner = step.winner.map({ step.cells[$0] }), step.cells.contains(where: { $0.value < winner.value })
      else { continue }
      canvas.circle(
        frame.cell(winner.row, winner.column, of: shape).centre, radius: max(1.25, min(4, side * 0.16)),
        fill: .over(winner.value, scale))
    }
  }

  /// The window whose numbers another figure shows, and the cell that it becomes.
  private func drawFollowed(_ before: Rect, _ after: Rect, on canvas: Canvas) {
    let (trace, step) = (value.trace, value.trace.followed)
    let cells = step.cells.map { before.cell($0.row, $0.column, of: (trace.map.shape[0], trace.map.shape[1])) }
    guard let first = cells.first else { return }
    canvas.lookHere(cells.dropFirst().reduce(first) { $0.union($1) })
    canvas.lookHere(after.cell(step.row, step.column, of: (trace.pooled.shape[0], trace.pooled.shape[1])))
  }

  private func drawDropped(in frame: Rect, on canvas: Canvas) {
    let trace = value.trace
    let shape = (rows: trace.map.shape[0], columns: trace.map.shape[1])
    let (rows, columns) = (shape.rows - trace.droppedRows, shape.columns - trace.droppedColumns)
    canvas.hatch(frame.cells(rows..<shape.rows, 0..<shape.columns, of: shape))
    canvas.hatch(frame.cells(0..<rows, columns..<shape.columns, of: shape))
  }

  /// Where a map of a row stands, small, before and after.
  private func smallFrames(_ index: Int, top: Double, _ strings: Strings) throws -> (before: Rect, after: Rect) {
    let name = TextStyle.small.measure(try strings("layer-before-after.channel", ["channel": "000"])).width
    let pitch = max(smallCell * Double(value.trace.map.shape[1]), min(name, 60)) + Self.gap
    return frames(at: Point(Double(index) * pitch, top + 18), cell: smallCell, gap: 6, isUpright: true)
  }

  /// Each small map leads to its page: before to that of the layer before, after to that of this layer.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    try chunks.enumerated().flatMap { row, channels in
      try channels.enumerated().flatMap { index, channel in
        let top = rowsTop + Double(row) * (pairHeight + 2 * Self.gap)
        let (before, after) = try smallFrames(index, top: top, strings)
        let source = value.pooling.node.inputs[0]
        return [
          try UnitFigure.region(before, layer: source, .map, channel, strings),
          try UnitFigure.region(after, layer: value.trace.layer, .map, channel, strings),
        ]
      }
    }
  }

  private func drawRow(_ channels: ArraySlice<Int>, top: Double, on canvas: Canvas, _ words: PoolingWords) throws {
    let (pooling, scale) = (value.pooling, try words.scale())
    for (index, channel) in channels.enumerated() {
      let (before, after) = try smallFrames(index, top: top, words.strings)
      canvas.text(
        try words.strings("layer-before-after.channel", ["channel": String(channel)]), at: Point(before.midX, top),
        .small, .muted, .top)
      canvas.heatMap(MapValues(pooling.input.slice(value.trace.example), channel: channel), in: before, scale)
      canvas.heatMap(MapValues(pooling.output.slice(value.trace.example), channel: channel), in: after, scale)
    }
  }
}
