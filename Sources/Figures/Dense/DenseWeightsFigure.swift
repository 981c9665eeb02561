import Canvas
import Insights
import Localization
import Tensors

/// The weights of a dense layer laid back over the maps it reads: which place speaks for which class.
public struct DenseWeightsFigure: CataloguedFigure {
  /// `dense-weights`; the layer's name for further layers that read maps.
  public let id: String
  let value: DenseExplanation
  /// The range of the colours of the maps that are read; `nil` if they are pixels.
  let mapRange: ClosedRange<Float>?

  /// One figure for each dense layer that reads flattened maps.
  public static func figures(of explanation: Explanation) -> [DenseWeightsFigure] {
    explanation.denses.filter { $0.connections.mapShape != nil }.enumerated().map { index, value in
      let connections = value.connections
      return DenseWeightsFigure(
        id: index == 0 ? "dense-weights" : "\(connections.name)-weights", value: value,
        mapRange: connections.mapLayer.flatMap { explanation.blockRanges[$0] })
    }
  }

  /// The id of the figure of a layer, if that layer has one.
  public static func id(of layer: String, in explanation: Explanation) -> String? {
    figures(of: explanation).first { $0.value.connections.name == layer }?.id
  }

  /// How many weights a unit has, and what adds most to the largest sum.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (connections, layout) = (value.connections, try DenseWeightsLayout(value, mapRange: mapRange, strings))
    let inputs = connections.kernel.shape[0]
    let counts = [
      "units": strings.numbers.integer(layout.units.count), "allUnits": strings.numbers.integer(connections.unitCount),
      "maps": strings.numbers.integer(layout.channels.count),
      "allMaps": strings.numbers.integer(connections.mapShape?.channels ?? 0),
    ]
    let leavesOut = (
      units: layout.units.count < connections.unitCount,
      maps: layout.channels.count < (connections.mapShape?.channels ?? 0)
    )
    let selection = leavesOut.units ? (leavesOut.maps ? "shown" : "shown-units") : leavesOut.maps ? "shown-maps" : nil
    let best = layout.best
    return try FigureWording(
      connections.classes == nil ? "dense-weights.units" : "dense-weights.classes", strings,
      [
        "inputs": strings.numbers.integer(inputs), "layer": connections.name, "maps": connections.mapLayer ?? "",
        "unit": try layout.name(of: value.winner.unit, strings), "channel": String(best.channel),
        "row": String(best.row), "column": String(best.column),
        "input": strings.numbers.decimal(best.term.input, places: 3),
        "weight": strings.operand(best.term.weight),
        "product": strings.numbers.decimal(best.term.product, places: 3),
        "sum": strings.numbers.decimal(value.winner.sum.total),
        "shown": try selection.map { " " + (try strings("dense-weights.\($0)", counts)) } ?? "",
        "andBias": connections.bias == nil ? "" : try strings("dense-weights.and-bias"),
        "itsBias": connections.bias == nil ? "" : try strings("dense-weights.its-bias"),
        "mapColours": try strings("dense-weights.map-colours.\(mapRange == nil ? "pixels" : "block")"),
      ])
  }

  /// The usual width; a row for the maps and one for each unit.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, try DenseWeightsLayout(value, mapRange: mapRange, strings).height)
  }

  /// The maps that are read, the weights of each unit over them, biases and sums.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = try DenseWeightsLayout(value, mapRange: mapRange, strings)
    try drawHeads(layout, on: canvas, strings)
    for row in layout.units.indices { try drawUnit(row, layout, on: canvas, strings) }
    drawSums(layout, on: canvas, strings)
    canvas.place(layout.legends, at: Point(0, layout.legendTop))
  }
}

extension DenseWeightsFigure {
  /// Each row leads to the page of its unit.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let layout = try DenseWeightsLayout(value, mapRange: mapRange, strings)
    return try layout.units.enumerated().map { row, unit in
      try UnitFigure.region(
        layout.band(row), layer: value.connections.name, .unit, unit, label: value.connections.classes?[unit], strings)
    }
  }

  private func drawHeads(_ layout: DenseWeightsLayout, on canvas: Canvas, _ strings: Strings) throws {
    guard let maps = value.connections.inputMaps(example: value.example) else { return }
    canvas.text(
      value.connections.mapLayer ?? "", at: Point(0, layout.inputTop + layout.grid.height / 2), .label.bold, .ink, .left
    )
    for (column, channel) in layout.channels.enumerated() {
      let frame = layout.frame(row: nil, column: column)
      canvas.text(
        layout.mapName(channel, strings), at: frame.top.moved(0, -5), .small, .muted, .bottom)
      canvas.heatMap(MapValues(maps, channel: channel), in: frame, layout.activationScale)
      if channel == layout.best.channel {
        canvas.lookHere(frame.cell(layout.best.row, layout.best.column, of: layout.cells), width: 1.5)
      }
    }
    let y = layout.inputTop + layout.grid.height + 20
    canvas.text(
      try strings("dense-weights.times"), at: Point(layout.mapsLeft, y), .small, .muted, .left)
    if value.connections.bias != nil {
      canvas.text(try strings("dense-weights.bias"), at: Point(layout.biasRight, y), .small, .muted, .right)
    }
    let key = value.connections.classes == nil ? "dense-weights.sum" : "dense-weights.logit"
    canvas.text(try strings(key), at: Point(layout.sums.midX, y), .small, .muted, .centre)
  }

  private func drawUnit(_ row: Int, _ layout: DenseWeightsLayout, on canvas: Canvas, _ strings: Strings) throws {
    let unit = layout.units[row]
    guard let weights = value.connections.weightMaps(unit: unit) else { return }
    let isWinner = unit == value.winner.unit
    let middle = layout.frame(row: row, column: 0).midY
    if isWinner { canvas.rectangle(layout.band(row), fill: .panel, radius: 4) }
    canvas.text(
      try layout.name(of: unit, strings), at: Point(0, middle), isWinner ? .label.bold : .label, .ink, .left)
    for (column, channel) in layout.channels.enumerated() {
      let frame = layout.frame(row: row, column: column)
      canvas.heatMap(MapValues(weights, channel: channel), in: frame, layout.weightScale)
      if isWinner && channel == layout.best.channel {
        canvas.lookHere(frame.cell(layout.best.row, layout.best.column, of: layout.cells), width: 1.5)
      }
    }
    guard let bias = value.connections.bias?[unit] else { return }
    canvas.text(
      strings.numbers.decimal(bias), at: Point(layout.biasRight, middle), isWinner ? .label.bold : .label, .ink, .right)
  }

  /// Signed bars of the sums, one in each row.
  private func drawSums(_ layout: DenseWeightsLayout, on canvas: Canvas, _ strings: Strings) {
    let sums = layout.units.map { Double(value.connections.preActivation[value.example, $0]) }
    let (low, high) = (min(0, sums.min() ?? 0), max(0, sums.max() ?? 0))
    let number = 50.0
    let (left, right) = (layout.sums.minX + (low < 0 ? number : 0), layout.sums.maxX - (high > 0 ? number : 0))
    let scale = (right - left) / max(high - low, 1e-9)
    let zero = left - low * scale
    for (row, sum) in sums.enumerated() {
      let isWinner = layout.units[row] == value.winner.unit
      let middle = layout.frame(row: row, column: 0).midY
      let bar = Rect(min(zero, zero + sum * scale), middle - 8, max(1, abs(sum) * scale), 16)
      canvas.rectangle(bar, fill: isWinner ? .accent : .muted)
      canvas.text(
        strings.numbers.decimal(sum), at: Point(zero + sum * scale + (sum < 0 ? -6 : 6), middle),
        isWinner ? .label.bold : .label, .ink, sum < 0 ? .right : .left)
    }
    let (first, last) = (layout.band(0), layout.band(layout.units.count - 1))
    canvas.line(from: Point(zero, first.minY), to: Point(zero, last.maxY), .muted)
  }
}
