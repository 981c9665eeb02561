import Canvas
import Insights
import Localization
import Tensors

extension LayerFeatureMapsFigure {
  /// Writes what stands in each column, above it the kernel if there is only one.
  func drawHeads(on canvas: Canvas, _ layout: Layout, _ style: ConvolutionStyle) throws {
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

  /// Draws an image and what the filters of the table make of it.
  func drawRow(_ row: Int, on canvas: Canvas, _ layout: Layout, _ style: ConvolutionStyle) throws {
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

  /// Draws all maps of the image that is followed everywhere.
  func drawAll(on canvas: Canvas, _ layout: Layout, _ style: ConvolutionStyle) throws {
    let hero = experiment.examples[experiment.hero]
    let heading = try style.strings(
      "layer-feature-maps.all",
      [
        "maps": try style.count("maps", value.convolution.filterCount), "class": label(experiment.hero),
        "index": style.strings.numbers.integer(hero.index),
      ])
    canvas.text(heading, at: Point(0, layout.allTop), .heading)
    let scale = try style.blockScale()
    let maps = value.convolution.activation.slice(experiment.hero)
    for filter in 0..<value.convolution.filterCount {
      let origin = layout.origin(of: filter)
      let frame = Rect(at: origin.moved(0, 14), layout.allMap)
      canvas.heatMap(MapValues(maps, channel: filter), in: frame, scale)
      let isShown = value.tableFilters.contains(filter)
      canvas.text(
        String(filter), at: Point(frame.minX, origin.y), isShown ? .small.bold : .small, isShown ? .ink : .muted)
    }
  }
}

extension LayerFeatureMapsFigure {
  /// Each column of the table, and each small map, leads to the page of its map.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let (layout, name) = (try layout(strings), value.convolution.name)
    let height = Double(shownExamples.count) * layout.rowStep - 10
    var maps = value.tableFilters.enumerated().map { column, filter in
      (
        frame: Rect(layout.left + Double(column) * layout.columnStep, layout.top, layout.mapSize.width, height),
        index: filter
      )
    }
    if leavesOut {
      maps += (0..<value.convolution.filterCount).map {
        (frame: Rect(at: layout.origin(of: $0).moved(0, 14), layout.allMap), index: $0)
      }
    }
    return try maps.map { try UnitFigure.region($0.frame, layer: name, .map, $0.index, strings) }
  }
}

extension LayerFeatureMapsFigure.Layout {
  /// Where the number of a map among all of them stands, above the map.
  func origin(of filter: Int) -> Point {
    let perRow = LayerFeatureMapsFigure.allPerRow
    return Point(
      Double(filter % perRow) * allStep.width, allTop + 26 + Double(filter / perRow) * allStep.height)
  }
}

extension Double {
  /// The side of a cell when `count` of them share this length: see `wholeCell`.
  func wholeCell(of count: Double) -> Double { (self / count).wholeCell }
}
