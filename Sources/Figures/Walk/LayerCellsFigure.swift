import Canvas
import Insights
import Localization
import Tensors

/// The map that a layer fills beside what it reads and the image: each cell has its window in the one and its receptive field in
/// the other. On a page, pointing at a cell shows them.
public struct LayerCellsFigure: CataloguedFigure {
  /// `LAYER-cells`.
  public var id: String { "\(walk.node.name)-cells" }
  let walk: WindowWalk
  let cells: WalkCells

  /// One for each layer whose window is followed over a map of moderate size.
  public static func figures(of explanation: Explanation) -> [LayerCellsFigure] {
    explanation.walks.compactMap { walk in walk.cells.map { LayerCellsFigure(walk: walk, cells: $0) } }
  }

  /// The strongest cell, its window and its receptive field.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = try WalkWords(walk, strings)
    var values = try words.values()
    let window = (
      walk.window.cells(at: walk.strongest.row, axis: 0), walk.window.cells(at: walk.strongest.column, axis: 1)
    )
    values["row"] = strings.numbers.integer(walk.strongest.row)
    values["column"] = strings.numbers.integer(walk.strongest.column)
    values["value"] = words.number(walk.output[walk.strongest.row, walk.strongest.column])
    values["area"] = try words.area(window.0, window.1)
    values["field"] =
      try field.map { field in
        " " + (try strings("layer-cells.field", ["field": try words.area(field.rows, field.columns)]))
      } ?? ""
    return try FigureWording("layer-cells", strings, values)
  }

  /// The panels beside each other with a line for what they are, and the legends below.
  public func size(_ strings: Strings) throws -> Size {
    let layout = try LayerCellsLayout(self, strings)
    return Size(layout.width, layout.legendTop + layout.legends.size.height)
  }

  /// The three maps, with the strongest cell and what it sees outlined.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = try LayerCellsLayout(self, strings)
    for (index, panel) in layout.panels.enumerated() {
      let head = canvas.text(panel.title, at: Point(panel.frame.minX, 0), .heading, width: layout.side)
      canvas.text(panel.detail, at: Point(panel.frame.minX, head.maxY + 2), .small, .muted, width: layout.side)
      if let image = panel.image {
        canvas.whole(image, in: panel.frame)
      } else {
        canvas.heatMap(panel.map, in: panel.frame, panel.scale)
      }
      canvas.lookHere(panel.frame.cells(panel.rows, panel.columns, of: panel.map.shape))
      guard index > 0 else { continue }
      let before = layout.panels[index - 1].frame
      let middle = min(before.midY, panel.frame.maxY - 8)
      canvas.arrow(from: Point(before.maxX + 10, middle), to: Point(panel.frame.minX - 10, middle))
    }
    canvas.place(layout.legends, at: Point(0, layout.legendTop))
  }

  /// The panels by name, so that a script can outline in them what a cell sees.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    try LayerCellsLayout(self, strings).panels.map { panel in
      let label = panel.id == "output" ? try strings("layer-cells.output", ["map": panel.title]) : panel.title
      return FigureRegion(panel.frame, label: label, id: panel.id)
    }
  }

  /// What the strongest cell sees of the image; `nil` where that cannot be told, or is the window itself.
  var field: (rows: Range<Int>, columns: Range<Int>)? {
    guard let field = cells.field, field.axes.count == 2 else { return nil }
    return (field.rows.cells(at: walk.strongest.row), field.columns.cells(at: walk.strongest.column))
  }
}

/// Where the panels of a figure of cells stand.
struct LayerCellsLayout {
  struct Panel {
    /// `image`, `input` or `output`.
    let id: String
    let title, detail: String
    let map: MapValues
    let scale: ColourScale
    /// What is outlined.
    let rows, columns: Range<Int>
    /// What is drawn in colour in place of the map.
    var image: Tensor?
    var frame = Rect(0, 0, 0, 0)
  }

  private(set) var panels: [Panel]
  /// The greatest extent of a panel.
  let side: Double
  let legends: Row
  let legendTop: Double
  let width: Double

  init(_ figure: LayerCellsFigure, _ strings: Strings) throws {
    let (walk, words) = (figure.walk, try WalkWords(figure.walk, strings))
    let place = walk.strongest
    let window = (walk.window.cells(at: place.row, axis: 0), walk.window.cells(at: place.column, axis: 1))
    var panels = [
      Panel(
        id: "input", title: try words.inputHead(), detail: words.extents(walk.input), map: MapValues(walk.input),
        scale: try words.inputScale(), rows: window.0, columns: window.1),
      Panel(
        id: "output", title: try words.outputHead(), detail: words.extents(walk.output), map: MapValues(walk.output),
        scale: try words.outputScale(), rows: place.row..<place.row + 1, columns: place.column..<place.column + 1),
    ]
    if let field = figure.field, !words.readsImages {
      let image = MapValues(image: figure.cells.image)
      panels.insert(
        Panel(
          id: "image", title: try strings("layer-walk.head.image"),
          detail: strings.extents(image.rows, image.columns), map: image,
          scale: .image, rows: field.rows, columns: field.columns,
          image: figure.cells.image.shape.isColour ? figure.cells.image : nil), at: 0)
    }
    side = panels.count == 3 ? 192 : 256
    let gap = (FigureMetrics.width - Double(panels.count) * side) / Double(max(1, panels.count - 1))
    var (left, bottom) = (0.0, 0.0)
    let side = side
    let heads = panels.map { panel in
      TextStyle.heading.measure(panel.title, width: side).height + TextStyle.small.measure(panel.detail).height
    }
    let top = (heads.max() ?? 0) + 10
    for index in panels.indices {
      let map = panels[index].map
      let cell = side / Double(max(map.rows, map.columns))
      panels[index].frame = Rect(at: Point(left, top), .map(rows: map.rows, columns: map.columns, cell: cell))
      bottom = max(bottom, panels[index].frame.maxY)
      left += side + min(gap, 96)
    }
    self.panels = panels
    legends = Row(try words.legends(withKernel: false), gap: 22, alignment: .leading)
    legendTop = bottom + 20
    width = max(FigureMetrics.width, legends.size.width)
  }
}
