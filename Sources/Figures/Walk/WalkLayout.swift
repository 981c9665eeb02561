import Canvas
import Insights
import Localization
import Tensors

/// Where everything of a walk's frames stands: the same for all of them.
struct WalkLayout {
  let words: WalkWords
  /// The whole input, the part that is shown large, the kernel, and the map that is filled.
  let whole, part, output: Rect
  let kernel: Rect?
  /// The side of a cell of the part and of the kernel, and whether there is room for numbers.
  let side: Double
  let hasNumbers: Bool
  let sumTop: Double
  /// From the left to the right end of the sums.
  let sumWidth: Double
  let legends: Column
  let legendPlace: Point
  let size: Size

  static let lineHeight = 20.0
  private static let wholeSide = 112.0
  private static let outputSide = 132.0
  /// The least width for the words over a panel.
  static let headWidth = 104.0
  /// Room for the numbers of rows, left of the part.
  private static let labels = 18.0

  var walk: WindowWalk { words.walk }

  init(_ words: WalkWords) throws {
    self.words = words
    let (walk, view) = (words.walk, words.walk.view)
    let kernelExtents = walk.kernel.map { (rows: $0.shape[0], columns: $0.shape[1]) }
    let kernelFits = kernelExtents.map { ConvolutionStyle.fits($0.rows, $0.columns) } ?? true
    hasNumbers = kernelFits && view.rows <= 9 && view.columns <= 10
    let side = WalkLayout.side(words, hasNumbers, columns: view.columns + (kernelExtents?.columns ?? 0))
    self.side = side
    let head = try WalkLayout.headHeight(words, side: side)
    let top = head + (hasNumbers ? 20 : 6)

    whole = WalkLayout.frame(of: walk.input, in: WalkLayout.wholeSide, at: Point(0, top))
    let labels = hasNumbers ? WalkLayout.labels : 0
    part = Rect(
      WalkLayout.wholeSide + 28 + labels, top, Double(view.columns) * side, Double(view.rows) * side)
    var right = max(part.maxX, part.minX + WalkLayout.headWidth)
    kernel = kernelExtents.map { extents in
      Rect(right + 30, top, Double(extents.columns) * side, Double(extents.rows) * side)
    }
    if let kernel { right = max(kernel.maxX, kernel.minX + WalkLayout.headWidth) }
    let outputLeft = max(right + 48, FigureMetrics.width - WalkLayout.outputSide)
    let output = WalkLayout.frame(of: walk.output, in: WalkLayout.outputSide, at: Point(outputLeft, top))

    let lines = try walk.stops.map { try words.lines($0) }
    let equations = walk.stops.map { words.equation($0) }
    let text = TextStyle.body.width(ofWidest: lines.flatMap { $0.map(\.text) })
    let numbers = TextStyle.body.bold.width(ofWidest: lines.flatMap { $0.map(\.sum) })
    sumWidth = lines[0].isEmpty ? 0 : max(text + 20 + numbers, 200)
    legends = Column(try words.legends(), gap: 10, alignment: .leading)
    let least = max(sumWidth, min(420, TextStyle.body.bold.width(ofWidest: equations))) + 36 + legends.size.width
    let width = max(FigureMetrics.width, outputLeft + WalkLayout.outputSide, least)
    self.output = output
    sumTop = max(part.maxY, whole.maxY, output.maxY, kernel?.maxY ?? 0) + 24
    legendPlace = Point(max(width - legends.size.width, least - legends.size.width), sumTop)
    let sumHeight = lines[0].isEmpty ? 44 : Double(lines[0].count + 1) * WalkLayout.lineHeight + 4
    size = Size(width, sumTop + max(sumHeight, legends.size.height))
  }

  /// The width that an equation may take.
  var equationWidth: Double { legendPlace.x - 36 }

  private static func frame(of map: Tensor, in side: Double, at place: Point) -> Rect {
    if map.shape[0] == 1, map.shape[1] > 1 { return Rect(at: place, .signal(in: Size(side, side))) }
    let (rows, columns) = (Double(map.shape[0]), Double(map.shape[1]))
    let cell = (side / max(rows, columns)).wholeCell
    // A long strip of cells that are narrower than a pixel must not grow beyond its place.
    let scale = min(1, side / (cell * max(rows, columns)))
    return Rect(at: place, Size(columns * cell * scale, max(rows * cell * scale, 4)))
  }

  private static func side(_ words: WalkWords, _ hasNumbers: Bool, columns: Int) -> Double {
    if hasNumbers {
      let range = words.walk.input.range
      let weights = words.walk.kernel?.range ?? 0...0
      let texts = [range.lowerBound, range.upperBound, weights.lowerBound, weights.upperBound].map(words.number)
      return max(30, NumberGrid.cell(fitting: texts, .small) - 2)
    }
    let rows = Double(words.walk.view.rows)
    return max(4, min(20, (330 / Double(columns)).wholeCell, (200 / rows).wholeCell))
  }

  /// The height of the words over the panels, which may take several lines.
  private static func headHeight(_ words: WalkWords, side: Double) throws -> Double {
    try words.walk.stops.indices.reduce(0) { height, index in
      try words.heads(index).enumerated().reduce(height) { height, entry in
        let width = words.headWidth(entry.offset, side: side)
        let heights =
          TextStyle.heading.measure(entry.element.title, width: width).height
          + TextStyle.small.measure(entry.element.detail, width: width).height
        return max(height, heights + 2)
      }
    }
  }
}

extension WalkWords {
  /// The words over the whole input, the part, the kernel (empty for pooling) and the output.
  func heads(_ index: Int) throws -> [(title: String, detail: String)] {
    let (stop, view) = (walk.stops[index], walk.view)
    let origin = view.origins[index]
    let rows = (origin.row..<origin.row + view.rows).clamped(to: 0..<walk.input.shape[0])
    let columns = (origin.column..<origin.column + view.columns).clamped(to: 0..<walk.input.shape[1])
    let kernel = try convolution.map { style in
      (
        try style.word("kernel"),
        try walk.hasSeveralChannels ? word("head.kernel", kernelValues) : style.filter(walk.channel)
      )
    }
    return [
      (try inputHead(), extents(walk.input)), (try word("head.part"), try area(rows, columns)), kernel ?? ("", ""),
      (try outputHead(), try cellOf(stop)),
    ]
  }

  private var kernelValues: [String: String] {
    ["filter": String(walk.channel), "channel": String(walk.inputChannel)]
  }

  /// The width for the words over a panel.
  func headWidth(_ panel: Int, side: Double) -> Double {
    switch panel {
    case 0: 126
    case 1: max(WalkLayout.headWidth, Double(walk.view.columns) * side)
    case 2: max(WalkLayout.headWidth, Double(walk.kernel?.shape[1] ?? 0) * side)
    default: 132
    }
  }

}

extension WindowWalk {
  /// The weights that the window holds for the map that is shown; `nil` for pooling.
  var kernel: Tensor? {
    guard case .convolution(let value) = layer else { return nil }
    let first = value.convolution.channels(of: channel).lowerBound
    return value.convolution.kernel(filter: channel, channel: inputChannel - first)
  }

  /// Whether other maps than the one that is shown add to each cell.
  var hasSeveralChannels: Bool {
    if case .convolution(let value) = layer { value.convolution.channelCount > 1 } else { false }
  }
}
