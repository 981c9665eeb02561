import Canvas
import Insights
import Localization
import Tensors

/// What nine kernels made by hand see in one photograph.
public struct KernelGalleryFigure: CataloguedFigure {
  /// `kernel-gallery`.
  public let id = "kernel-gallery"
  let value: KernelGallery

  private static let columns = 3
  private static let gap = 17.0
  private static let cell = 22.0
  private static let headingHeight = 22.0
  private static let rowGap = 24.0

  /// The only one.
  public static func figures(of explanation: Explanation) -> [Self] { [Self(value: explanation.kernelGallery)] }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let example = example
    let terms = zip(example.patch.values, example.kernel.values).filter { $0.1 != 0 }.map { pixel, weight in
      let factor = weight < 0 ? "(\(whole(weight, strings)))" : whole(weight, strings)
      return "\(whole(pixel, strings)) × \(factor)"
    }
    return try FigureWording(
      id, strings,
      [
        "count": strings.numbers.integer(value.entries.count), "name": try name(example, strings),
        "sum": terms.joined(separator: " + "), "total": whole(example.sum.total, strings),
        "row": String(example.strongest.row), "column": String(example.strongest.column),
        "names": try value.entries.map { try name($0, strings) }.joined(separator: ", "),
      ])
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, try layout(strings).height)
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    try drawHead(on: canvas, strings)
    let layout = try layout(strings)
    for (index, entry) in value.entries.enumerated() {
      let x = Double(index % Self.columns) * (tileWidth + Self.gap)
      try draw(entry, on: canvas, at: Point(x, layout.rowTops[index / Self.columns]), strings)
    }
  }
}

extension KernelGalleryFigure {
  private var photoSize: Size { Size(Double(value.photograph.shape[1]), Double(value.photograph.shape[0])) }
  private var mapSize: Size { Size(photoSize.width - 2, photoSize.height - 2) }
  private var tileWidth: Double { 3 * Self.cell + 8 + mapSize.width }

  /// The kernel whose strongest answer is worked out.
  private var example: KernelGallery.Entry {
    value.entries.first { $0.name == "sobel-vertical" } ?? value.entries[0]
  }

  private func name(_ entry: KernelGallery.Entry, _ strings: Strings) throws -> String {
    try strings("\(id).names.\(entry.name)")
  }

  private func whole(_ number: Float, _ strings: Strings) -> String { strings.numbers.decimal(number, places: 0) }

  private func photoValues(_ strings: Strings) -> [String: String] {
    ["rows": String(value.photograph.shape[0]), "columns": String(value.photograph.shape[1])]
  }

  private func layout(_ strings: Strings) throws -> (rowTops: [Double], height: Double) {
    let tile = Self.headingHeight + mapSize.height + 8 + legend(value.entries[0], strings).size.height
    let rows = (value.entries.count + Self.columns - 1) / Self.columns
    let top = max(photoSize.height, try explanation(strings).size.height) + Self.rowGap
    return (
      (0..<rows).map { top + Double($0) * (tile + Self.rowGap) },
      top + Double(rows) * (tile + Self.rowGap) - Self.rowGap
    )
  }

  private func scale(_ entry: KernelGallery.Entry) -> ColourScale {
    ColourScale(.activation, of: entry.response.values, scope: "")
  }

  private func legend(_ entry: KernelGallery.Entry, _ strings: Strings) -> Legend {
    Legend(scale(entry), length: mapSize.width - 40, strings, places: 0)
  }

  /// What is done, and one pixel of one result.
  private func explanation(_ strings: Strings) throws -> Column {
    let width = FigureMetrics.width - photoSize.width - 20
    return Column(
      [
        TextBlock(try strings("\(id).photograph", photoValues(strings)), .heading, width: width),
        TextBlock(try strings("\(id).how"), .label, width: width), Gap(0, 2), try workedPixel(strings),
      ], gap: 6, alignment: .leading)
  }

  private func workedPixel(_ strings: Strings) throws -> Row {
    let pixels = ColourScale(.grey, 0...255, scope: "")
    let weights = ColourScale(.weight, of: example.kernel.values, scope: "")
    let words = try strings("\(id).example", ["name": name(example, strings)])
    return Row(
      [
        NumberGrid(MapValues(example.patch), pixels, cell: 27, style: .small, strings, places: 0),
        TextBlock("×", .large),
        NumberGrid(MapValues(example.kernel), weights, cell: 27, style: .small, strings, places: 0),
        TextBlock("∑ =", .large), TextBlock(whole(example.sum.total, strings), .large.bold),
        TextBlock(words, .small, .muted, width: 170),
      ], gap: 10)
  }

  private func drawHead(on canvas: Canvas, _ strings: Strings) throws {
    let photo = Rect(at: Point(0, 0), photoSize)
    canvas.heatMap(MapValues(value.photograph), in: photo, ColourScale(.grey, 0...255, scope: ""))
    let place = example.strongest
    canvas.lookHere(
      photo.cells(
        place.row..<place.row + 3, place.column..<place.column + 3,
        of: (value.photograph.shape[0], value.photograph.shape[1])
      ).inset(-2))
    canvas.place(try explanation(strings), at: Point(photo.maxX + 20, 0))
  }

  private func draw(_ entry: KernelGallery.Entry, on canvas: Canvas, at origin: Point, _ strings: Strings) throws {
    canvas.text(try name(entry, strings), at: origin, .heading)
    let top = origin.y + Self.headingHeight
    let weights = ColourScale(.weight, of: entry.kernel.values, scope: "")
    let grid = NumberGrid(
      rows: 3, columns: 3, texts: entry.integers.values.map { whole($0, strings) }, fills: MapValues(entry.kernel),
      scale: weights, cell: Self.cell, style: .small)
    let kernel = canvas.place(grid, at: Point(origin.x, top))
    if entry.divisor != 1 {
      canvas.text("÷ \(entry.divisor)", at: Point(kernel.midX, kernel.maxY + 6), .label, .ink, .top)
    }
    let words = try strings("\(id).sees.\(entry.name)")
    let below = kernel.maxY + (entry.divisor == 1 ? 6 : 26)
    canvas.text(words, at: Point(kernel.minX, below), .small, .muted, width: kernel.width)
    let map = Rect(at: Point(kernel.maxX + 8, top), mapSize)
    canvas.heatMap(MapValues(entry.response), in: map, scale(entry))
    if entry.name == example.name {
      let shape = (rows: entry.response.shape[0], columns: entry.response.shape[1])
      canvas.lookHere(map.cell(entry.strongest.row, entry.strongest.column, of: shape).inset(-3))
    }
    canvas.place(legend(entry, strings), at: Point(map.minX, map.maxY + 8))
  }
}
