import Canvas
import Insights
import Localization
import Tensors

/// What every filter of a layer answers to a few images, and all its maps of one image if there are many.
public struct LayerFeatureMapsFigure: CataloguedFigure {
  /// `LAYER-feature-maps`.
  public var id: String { "\(value.convolution.name)-feature-maps" }
  let value: ConvolutionExplanation
  let experiment: Experiment

  /// One for each convolution layer.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.convolutions.map { Self(value: $0, experiment: explanation.experiment) }
  }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let style = ConvolutionStyle(value, strings)
    let convolution = value.convolution
    let best = strongest
    let values = [
      "layer": convolution.name, "filters": strings.numbers.integer(convolution.filterCount),
      "rows": String(convolution.activation.shape[2]), "columns": String(convolution.activation.shape[3]),
      "images": strings.numbers.integer(shownExamples.count), "filter": String(best.filter),
      "row": String(best.place.row), "column": String(best.place.column), "value": style.number(best.value),
      "index": strings.numbers.integer(experiment.examples[best.example].index), "class": label(best.example),
      "shown": strings.numbers.integer(value.tableFilters.count), "hero": label(experiment.hero),
      "heroIndex": strings.numbers.integer(experiment.examples[experiment.hero].index),
    ]
    let words = try FigureWording("layer-feature-maps", strings, values)
    guard leavesOut else { return words }
    let addition = " " + (try strings("layer-feature-maps.selection", values))
    return FigureWording(
      title: words.title, caption: words.caption + addition, alternative: words.alternative + addition)
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, try layout(strings).height)
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let style = ConvolutionStyle(value, strings)
    let layout = try layout(strings)
    try drawHeads(on: canvas, layout, style)
    for row in shownExamples.indices { try drawRow(row, on: canvas, layout, style) }
    canvas.place(try legends(style), at: Point(0, layout.legendTop))
    if leavesOut { try drawAll(on: canvas, layout, style) }
  }
}

extension LayerFeatureMapsFigure {
  /// At most five of the examples, spread over the classes, the one that is followed everywhere among them.
  private var shownExamples: [Int] {
    let count = experiment.examples.count
    let shown = min(5, count)
    return (0..<shown).map { (experiment.hero + $0 * count / shown) % count }.sorted()
  }

  private var leavesOut: Bool { value.tableFilters.count < value.convolution.filterCount }

  private func label(_ example: Int) -> String { experiment.dataset.classes[experiment.examples[example].label] }

  /// The largest value among the maps of the table.
  private var strongest: (example: Int, filter: Int, place: Place, value: Float) {
    var best = (example: 0, filter: 0, place: Place(row: 0, column: 0), value: -Float.infinity)
    for example in shownExamples {
      let maps = value.convolution.activation.slice(example)
      for filter in value.tableFilters {
        let map = maps.slice(filter)
        let index = map.indexOfMaximum ?? 0
        if map.values[index] > best.value {
          best = (example, filter, Place(row: index / map.shape[1], column: index % map.shape[1]), map.values[index])
        }
      }
    }
    return best
  }

  private struct Layout {
    var cell = 0.0, mapSize = Size(0, 0), left = 0.0, columnStep = 0.0
    var top = 0.0, rowStep = 0.0, legendTop = 0.0
    var allTop = 0.0, allCell = 0.0, allStep = Size(0, 0), height = 0.0
  }

  private static let allPerRow = 16

  private func layout(_ strings: Strings) throws -> Layout {
    let maps = value.convolution.activation.shape
    let (rows, columns) = (Double(maps[2]), Double(maps[3]))
    let style = ConvolutionStyle(value, strings)
    let words = try shownExamples.map { try style.word("class", ["name": label($0)]) }
    var layout = Layout()
    let labelWidth = TextStyle.label.width(ofWidest: words) + 10
    let shown = Double(value.tableFilters.count)
    let room = (FigureMetrics.width - labelWidth - 28 - 6 * (shown - 1)) / (shown + 1)
    layout.cell = min(112, room).wholeCell(of: max(rows, columns))
    layout.mapSize = Size(columns * layout.cell, rows * layout.cell)
    layout.left = labelWidth + layout.mapSize.width + 28
    layout.columnStep =
      layout.mapSize.width
      + (shown > 1 ? min(24, (FigureMetrics.width - layout.left - shown * layout.mapSize.width) / (shown - 1)) : 0)
    layout.top = showsKernels ? 58 : 24
    layout.rowStep = layout.mapSize.height + 10
    layout.legendTop = layout.top + Double(shownExamples.count) * layout.rowStep + 8
    layout.height = layout.legendTop + (try legends(style)).size.height
    if leavesOut {
      layout.allTop = layout.height + 28
      let side = FigureMetrics.width / Double(Self.allPerRow) - 4
      layout.allCell = side.wholeCell(of: max(rows, columns))
      layout.allStep = Size(FigureMetrics.width / Double(Self.allPerRow), rows * layout.allCell + 20)
      let lines = (value.convolution.filterCount + Self.allPerRow - 1) / Self.allPerRow
      layout.height = layout.allTop + 26 + Double(lines) * layout.allStep.height
    }
    return layout
  }

  /// Kernels of one channel stand above the maps that they make.
  private var showsKernels: Bool { value.convolution.channelCount == 1 }

  private func legends(_ style: ConvolutionStyle) throws -> Row {
    let maps = try style.blockLegend(length: 180)
    return showsKernels ? Row([maps, try style.weightLegend(length: 140)], gap: 32, alignment: .leading) : Row([maps])
  }

  private func drawHeads(on canvas: Canvas, _ layout: Layout, _ style: ConvolutionStyle) throws {
    let scale = try style.weightScale()
    let middle = layout.left - 28 - layout.mapSize.width / 2
    canvas.text(try style.word("image"), at: Point(middle, layout.top - 8), .label, .muted, .bottom)
    for (column, filter) in value.tableFilters.enumerated() {
      let x = layout.left + Double(column) * layout.columnStep + layout.mapSize.width / 2
      if showsKernels {
        let kernel = HeatMap(value.convolution.kernel(filter: filter, channel: 0), scale, side: 30)
        canvas.place(kernel, at: Point(x - kernel.size.width / 2, 20))
        canvas.text(try style.filter(filter), at: Point(x, 0), .label, .muted, .top)
      } else {
        canvas.text(try style.filter(filter), at: Point(x, layout.top - 8), .label, .muted, .bottom)
      }
    }
  }

  private func drawRow(_ row: Int, on canvas: Canvas, _ layout: Layout, _ style: ConvolutionStyle) throws {
    let example = shownExamples[row]
    let scale = try style.blockScale()
    let y = layout.top + Double(row) * layout.rowStep
    let middle = y + layout.mapSize.height / 2
    canvas.text(try style.word("class", ["name": label(example)]), at: Point(0, middle), .label, .ink, .left)
    let frame = Rect(layout.left - 28 - layout.mapSize.width, y, layout.mapSize.width, layout.mapSize.height)
    canvas.image(example: experiment.examples[example].image, fitting: frame)
    canvas.arrow(from: frame.right.moved(5, 0), to: frame.right.moved(23, 0))
    let maps = value.convolution.activation.slice(example)
    let best = strongest
    for (column, filter) in value.tableFilters.enumerated() {
      let rect = Rect(at: Point(layout.left + Double(column) * layout.columnStep, y), layout.mapSize)
      canvas.heatMap(MapValues(maps.slice(filter)), in: rect, scale)
      if example == best.example && filter == best.filter {
        canvas.lookHere(rect.cell(best.place.row, best.place.column, of: (maps.shape[1], maps.shape[2])).inset(-2))
      }
    }
  }

  private func drawAll(on canvas: Canvas, _ layout: Layout, _ style: ConvolutionStyle) throws {
    let hero = experiment.examples[experiment.hero]
    let heading = try style.strings(
      "layer-feature-maps.all",
      [
        "filters": style.strings.numbers.integer(value.convolution.filterCount), "class": label(experiment.hero),
        "index": style.strings.numbers.integer(hero.index),
      ])
    canvas.text(heading, at: Point(0, layout.allTop), .heading)
    let scale = try style.blockScale()
    let maps = value.convolution.activation.slice(experiment.hero)
    for filter in 0..<value.convolution.filterCount {
      let x = Double(filter % Self.allPerRow) * layout.allStep.width
      let y = layout.allTop + 26 + Double(filter / Self.allPerRow) * layout.allStep.height
      let map = HeatMap(MapValues(maps, channel: filter), scale, cell: layout.allCell)
      let frame = canvas.place(map, at: Point(x, y + 14))
      let isShown = value.tableFilters.contains(filter)
      canvas.text(
        String(filter), at: Point(frame.minX, y), isShown ? .small.bold : .small, isShown ? .ink : .muted)
    }
  }
}

extension Double {
  /// The side of a cell when `count` of them share this length: see `wholeCell`.
  func wholeCell(of count: Double) -> Double { (self / count).wholeCell }
}

extension Canvas {
  /// An image `[channels, rows, columns]` of pixels from 0 to 1 in the middle of a rectangle; of several channels their mean.
  func image(example: Tensor, fitting rect: Rect) {
    let (channels, area) = (example.shape[0], example.shape[1] * example.shape[2])
    let values = (0..<area).map { cell in
      (0..<channels).reduce(Float(0)) { $0 + example.values[$1 * area + cell] } / Float(channels)
    }
    let map = MapValues(rows: example.shape[1], columns: example.shape[2], values)
    place(HeatMap(map, .image, fitting: rect.size), centredIn: rect)
  }
}
