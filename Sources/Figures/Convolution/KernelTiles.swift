import Canvas
import Insights
import Localization
import Tensors

/// The filters of a layer with one input channel, a tile each: name, kernel, bias, and what it answers to.
struct KernelTiles: Element {
  let size: Size
  /// Whether biases are only small squares beside their kernels.
  var hasSmallBiases: Bool { tiles.contains { $0.bias?.text.isEmpty == true } }

  private struct Tile {
    let heading: String
    let kernel: any Element
    let bias: (text: String, value: Float)?
    let tendency: String?
    let isHeaviest: Bool
  }

  private let tiles: [Tile]
  private let scale: ColourScale
  private let perRow: Int
  private let tileSize: Size
  private let gap: Double
  private static let headingHeight = 20.0
  private static let rowGap = 20.0

  init(_ value: ConvolutionExplanation, _ strings: Strings) throws {
    let style = ConvolutionStyle(value, strings)
    let convolution = value.convolution
    let (count, rows, columns) = (convolution.filterCount, convolution.kernels.shape[0], convolution.kernels.shape[1])
    let hasNumbers = KernelSelection.hasRoomForNumbers(count, rows, columns)
    let words = try hasNumbers ? KernelTiles.widthOfWords(style) : 0
    let least =
      hasNumbers
      ? NumberGrid.cell(fitting: convolution.kernels.values.map(style.weight), .small)
      : (count <= 4 ? 120 : 60) / Double(max(rows, columns))
    let (perRow, cell) = KernelTiles.arrange(count, columns: columns, least: least, words: words)
    let heaviest = KernelSelection(value).heaviest.filter
    let tiles = try (0..<count).map { filter in
      try KernelTiles.tile(filter, style, cell: cell, hasNumbers: hasNumbers, isHeaviest: filter == heaviest)
    }
    let width = Double(columns) * cell
    let labels = tiles.compactMap(\.tendency).map { TextStyle.small.measure($0, width: width).height }.max() ?? 0
    let foot = (convolution.bias == nil || !hasNumbers ? 0.0 : 22) + labels
    (self.tiles, self.perRow, scale) = (tiles, perRow, try style.weightScale())
    tileSize = Size(max(width + (hasNumbers ? 0 : 14), words), Self.headingHeight + Double(rows) * cell + foot)
    let lines = Double((count + perRow - 1) / perRow)
    gap = perRow > 1 ? min(44, (FigureMetrics.width - Double(perRow) * tileSize.width) / Double(perRow - 1)) : 0
    size = Size(
      Double(perRow) * (tileSize.width + gap) - gap, lines * (tileSize.height + Self.rowGap) - Self.rowGap)
  }

  private static func tile(
    _ filter: Int, _ style: ConvolutionStyle, cell: Double, hasNumbers: Bool, isHeaviest: Bool
  ) throws -> Tile {
    let convolution = style.value.convolution
    let kernel = convolution.kernel(filter: filter, channel: 0)
    let scale = try style.weightScale()
    let map = MapValues(kernel)
    let numbers = NumberGrid(
      map, scale, cell: cell, style: cell >= 40 ? .label : .small, style.strings, places: style.weightPlaces)
    let describes = style.readsImages && hasNumbers && kernel.count > 1
    return Tile(
      heading: hasNumbers ? try style.filter(filter) : String(filter),
      kernel: hasNumbers ? numbers : HeatMap(map, scale, cell: cell),
      bias: try convolution.bias.map { (hasNumbers ? try words(bias: $0[filter], style) : "", $0[filter]) },
      tendency: describes ? try style.strings("layer-kernels.sees.\(KernelTendency(kernel).rawValue)") : nil,
      isHeaviest: isHeaviest)
  }

  private static func words(bias: Float, _ style: ConvolutionStyle) throws -> String {
    try style.word("bias") + " " + style.weight(bias)
  }

  /// The width of the widest heading or bias.
  private static func widthOfWords(_ style: ConvolutionStyle) throws -> Double {
    let convolution = style.value.convolution
    let headings = try (0..<convolution.filterCount).map(style.filter)
    let biases = try (convolution.bias?.values ?? []).map { try words(bias: $0, style) }
    return max(TextStyle.heading.width(ofWidest: headings), 18 + TextStyle.label.width(ofWidest: biases))
  }

  /// How many tiles stand beside each other, and the side of a cell of their kernels: rows of equal length, filled well.
  private static func arrange(
    _ count: Int, columns: Int, least: Double, words: Double
  ) -> (perRow: Int, cell: Double) {
    let gap = 24.0
    let most = max(1, min(8, Int((FigureMetrics.width + gap) / (max(words, Double(columns) * least) + gap))))
    let rows = (count + most - 1) / most
    let perRow = (count + rows - 1) / rows
    let room = (FigureMetrics.width - Double(perRow - 1) * gap) / Double(perRow) / Double(columns)
    return (perRow, min(max(room.rounded(.down), least.rounded(.down)), max(48, least.rounded(.down)), least * 1.5))
  }

  func draw(on canvas: Canvas, in rect: Rect) {
    for (index, tile) in tiles.enumerated() {
      let x = rect.minX + Double(index % perRow) * (tileSize.width + gap)
      let y = rect.minY + Double(index / perRow) * (tileSize.height + Self.rowGap)
      draw(tile, on: canvas, at: Point(x, y))
    }
  }

  private func draw(_ tile: Tile, on canvas: Canvas, at origin: Point) {
    canvas.text(tile.heading, at: origin, tile.tendency == nil && tile.bias?.text.isEmpty != false ? .small : .heading)
    let frame = Rect(at: origin.moved(0, Self.headingHeight), tile.kernel.size)
    tile.kernel.draw(on: canvas, in: frame)
    if tile.isHeaviest { canvas.lookHere(frame) }
    var y = frame.maxY + 6
    if let bias = tile.bias {
      let cell = BiasCell(bias.value, text: bias.text, scale)
      if bias.text.isEmpty {
        canvas.place(cell, at: Point(frame.maxX + 3, frame.maxY - cell.size.height + 1))
      } else {
        canvas.place(cell, at: Point(frame.minX, y))
        y += 20
      }
    }
    if let tendency = tile.tendency {
      canvas.text(tendency, at: Point(frame.minX, y), .small, .muted, width: frame.width)
    }
  }
}
