import Canvas
import Insights
import Localization
import Tensors

/// What is shown of a dense layer, and where it stands.
struct DenseWeightsLayout {
  /// The term that adds most to the largest sum, and the cell that it comes from.
  struct Best {
    let term: WorkedUnit.Term
    let channel, row, column: Int
  }

  /// The units and maps shown: all of a few, else the strongest.
  let units, channels: [Int]
  let best: Best
  /// The rows and columns of a map, and the size of its picture.
  let cells: (rows: Int, columns: Int)
  let grid: Size
  let weightScale, activationScale: ColourScale
  let legends: Row
  /// The left edge of the first map, the right edge of the biases, and the area of the sums.
  let mapsLeft, biasRight: Double
  let sums: Rect

  let inputTop = 20.0
  private let classes: [String]?
  private let hasWideNames: Bool

  private static let gap = 10.0
  private static let unitLimit = 10

  /// `mapRange` is that of the maps' block; `nil` if they are pixels.
  init(_ value: DenseExplanation, mapRange: ClosedRange<Float>?, _ strings: Strings) throws {
    let connections = value.connections
    let shape = connections.mapShape ?? [1, 1, 1]
    classes = connections.classes
    cells = (shape.rows, shape.columns)
    units = DenseWeightsLayout.units(value)
    let side = shape.channels == 1 ? 70.0 : 52
    let cell = min(14, max(1, (side / Double(max(shape.rows, shape.columns)) * 2).rounded(.down) / 2))
    grid = .map(rows: shape.rows, columns: shape.columns, cell: cell)
    let (shown, classNames) = (units, connections.classes)
    let names =
      try shown.map { try DenseWeightsLayout.name(of: $0, classNames, strings) } + [connections.mapLayer ?? ""]
    mapsLeft = min(130, TextStyle.label.bold.width(ofWidest: names)) + 16
    // A column is as wide as a map or its name.
    let name = TextStyle.small.measure(String(shape.channels - 1)).width
    let pitch = max(grid.width, name) + DenseWeightsLayout.gap
    let fitting = Int((FigureMetrics.width - mapsLeft - 56 - 190) / pitch)
    best = DenseWeightsLayout.best(of: value.winner, shape)
    channels = DenseWeightsLayout.channels(value, limit: max(1, min(fitting, shape.channels)), including: best.channel)
    let longest = try strings("dense-weights.map", ["channel": String(shape.channels - 1)])
    hasWideNames = pitch > TextStyle.small.measure(longest).width + 4
    let right = mapsLeft + Double(channels.count) * pitch
    biasRight = right + 46
    let top = inputTop + grid.height + 34
    sums = Rect(
      biasRight + 24, top, FigureMetrics.width - biasRight - 24,
      Double(units.count) * (grid.height + DenseWeightsLayout.gap))
    self.pitch = pitch
    weightScale = ColourScale(
      .weight, of: connections.kernel.values + (connections.bias?.values ?? []), scope: try strings("maps.this-layer"))
    let block = try strings("maps.this-block")
    activationScale =
      mapRange.map { ColourScale(.activation, Double($0.lowerBound)...Double($0.upperBound), scope: block) } ?? .image
    legends = Row(
      [
        Legend(weightScale, title: try strings("maps.weight"), length: 140, strings),
        Legend(
          activationScale, title: try strings(mapRange == nil ? "maps.pixels" : "maps.activation"), length: 140, strings
        ),
      ], gap: 48, alignment: .leading)
  }

  private let pitch: Double

  var legendTop: Double { sums.maxY + 20 }
  var height: Double { legendTop + legends.size.height }

  /// The picture of a map's weights for a unit; without a row, of the map itself.
  func frame(row: Int?, column: Int) -> Rect {
    let top = row.map { sums.minY + Double($0) * (grid.height + DenseWeightsLayout.gap) + DenseWeightsLayout.gap / 2 }
    return Rect(
      at: Point(mapsLeft + Double(column) * pitch + (pitch - DenseWeightsLayout.gap - grid.width) / 2, top ?? inputTop),
      grid)
  }

  /// The whole row of a unit.
  func band(_ row: Int) -> Rect {
    let height = grid.height + DenseWeightsLayout.gap
    return Rect(-6, sums.minY + Double(row) * height, FigureMetrics.width + 12, height)
  }

  func name(of unit: Int, _ strings: Strings) throws -> String {
    try DenseWeightsLayout.name(of: unit, classes, strings)
  }

  /// `map 3`, or only `3` where maps are narrow.
  func mapName(_ channel: Int, _ strings: Strings) -> String {
    hasWideNames ? (try? strings("dense-weights.map", ["channel": String(channel)])) ?? "" : String(channel)
  }
}

extension DenseWeightsLayout {
  private static func name(of unit: Int, _ classes: [String]?, _ strings: Strings) throws -> String {
    try classes?[unit] ?? strings("dense-weights.unit", ["unit": String(unit)])
  }

  private static func units(_ value: DenseExplanation) -> [Int] {
    guard value.connections.unitCount > 12 else { return Array(0..<value.connections.unitCount) }
    let others = value.shownUnits.filter { $0 != value.winner.unit }
    return ([value.winner.unit] + others.prefix(unitLimit - 1)).sorted()
  }

  /// The strongest maps of the example; the one with the largest term is always among them.
  private static func channels(_ value: DenseExplanation, limit: Int, including channel: Int) -> [Int] {
    guard let maps = value.connections.inputMaps(example: value.example) else { return [] }
    let batch = maps.reshaped(maps.shape.batched(1))
    let strongest = strongestChannels(batch, limit: limit)
    return strongest.contains(channel) ? strongest : (strongestChannels(batch, limit: limit - 1) + [channel]).sorted()
  }

  /// Undoes Keras's order: `index = (row * columns + column) * channels + channel`.
  private static func best(of unit: WorkedUnit, _ shape: Shape) -> Best {
    let term = unit.terms.dropFirst().reduce(unit.terms[0]) { $1.product > $0.product ? $1 : $0 }
    let place = term.index / shape.channels
    return Best(
      term: term, channel: term.index % shape.channels, row: place / shape.columns, column: place % shape.columns)
  }
}
