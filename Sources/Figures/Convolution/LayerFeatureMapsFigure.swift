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
      "layer": convolution.name, "filters": try style.count("filters", convolution.filterCount),
      "maps": try style.count("maps", convolution.filterCount), "rows": String(convolution.activation.shape[2]),
      "columns": String(convolution.activation.shape[3]),
      "images": try style.count("images", shownExamples.count), "filter": String(best.filter),
      "row": String(best.place.row), "column": String(best.place.column), "value": style.number(best.value),
      "index": strings.numbers.integer(experiment.examples[best.example].index), "class": label(best.example),
      "shown": strings.numbers.integer(value.tableFilters.count), "hero": label(experiment.hero),
      "heroIndex": strings.numbers.integer(experiment.examples[experiment.hero].index),
    ]
    let state = convolution.function == nil ? "before" : "after"
    let maps = try FigureWording(
      "layer-feature-maps", strings,
      values.merging([
        "places": try strings("layer-feature-maps.places." + (convolution.filterCount == 1 ? "one" : "many")),
        "state": try strings("layer-feature-maps.\(state)"),
      ]) { $1 })
    let words = maps.adding(convolution.slice == nil ? "" : try style.remarks(filter: best.filter))
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
  var shownExamples: [Int] {
    let count = experiment.examples.count
    let shown = min(5, count)
    return (0..<shown).map { (experiment.hero + $0 * count / shown) % count }.sorted()
  }

  var leavesOut: Bool { value.tableFilters.count < value.convolution.filterCount }

  func label(_ example: Int) -> String { experiment.dataset.classes[experiment.examples[example].label] }

  /// The largest value among the maps of the table.
  var strongest: (example: Int, filter: Int, place: Place, value: Float) {
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

  struct Layout {
    var cell = 0.0, mapSize = Size(0, 0), left = 0.0, columnStep = 0.0
    var top = 0.0, rowStep = 0.0, legendTop = 0.0
    var allTop = 0.0, allCell = 0.0, allMap = Size(0, 0), allStep = Size(0, 0), height = 0.0
  }

  static let allPerRow = 16

  func layout(_ strings: Strings) throws -> Layout {
    let maps = value.convolution.activation.shape
    let (rows, columns) = (Double(maps[2]), Double(maps[3]))
    let style = ConvolutionStyle(value, strings)
    let words = try shownExamples.map { try style.word("class", ["name": label($0)]) }
    var layout = Layout()
    let labelWidth = TextStyle.label.width(ofWidest: words) + 10
    let shown = Double(value.tableFilters.count)
    let room = (FigureMetrics.width - labelWidth - 28 - 6 * (shown - 1)) / (shown + 1)
    layout.cell = min(112, room).wholeCell(of: max(rows, columns))
    let side = min(112, room)
    layout.mapSize =
      maps[2] == 1 ? .signal(in: Size(side, side)) : Size(columns * layout.cell, rows * layout.cell)
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
      layout.allMap =
        maps[2] == 1 ? .signal(in: Size(side, side)) : Size(columns * layout.allCell, rows * layout.allCell)
      layout.allStep = Size(FigureMetrics.width / Double(Self.allPerRow), layout.allMap.height + 20)
      let lines = (value.convolution.filterCount + Self.allPerRow - 1) / Self.allPerRow
      layout.height = layout.allTop + 26 + Double(lines) * layout.allStep.height
    }
    return layout
  }

  /// Kernels of one channel stand above the maps that they make.
  var showsKernels: Bool { value.convolution.channelCount == 1 }

  private func legends(_ style: ConvolutionStyle) throws -> Row {
    let maps = try style.blockLegend(length: 180)
    return showsKernels ? Row([maps, try style.weightLegend(length: 140)], gap: 32, alignment: .leading) : Row([maps])
  }
}
