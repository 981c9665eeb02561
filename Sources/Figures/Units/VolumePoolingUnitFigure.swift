import Canvas
import Insights
import Localization
import Tensors

/// One map of a pooling of volumes, slice by slice before and after, with one value pointed out.
public struct VolumePoolingUnitFigure: CataloguedFigure {
  /// `LAYER-map-N`.
  public var id: String { frame.id }
  let frame: UnitFigure
  let maps: LayerMapsFigure

  /// One for each map that is shown of each layer that pools volumes.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.unitFigures(\.volumePooling).map { frame, unit in
      let name = explanation.experiment.dataset.classes[unit.pictures.label]
      return Self(frame: frame, maps: LayerMapsFigure(value: unit.pictures, className: name))
    }
  }

  /// The words of the maps, with the map's name in the title.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = try maps.wording(strings)
    let title = try strings(
      "unit.volume-pooling.title", ["channel": String(frame.unit.index), "layer": frame.unit.layer])
    return FigureWording(title: title, caption: words.caption, alternative: words.alternative)
      .adding(try frame.selection(strings))
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try maps.size(strings) }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws { try maps.draw(on: canvas, strings) }
}

/// The window of the largest value of a map, slice by slice, with every number.
public struct VolumePoolingPatchFigure: CataloguedFigure {
  /// `LAYER-map-N-patch`.
  public var id: String { frame.patchID }
  let frame: UnitFigure
  let value: VolumePoolingUnit

  private static let (top, gap) = (24.0, 28.0)

  /// One for each map that is shown of each layer that pools volumes.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.unitFigures(\.volumePooling).map { Self(frame: $0, value: $1) }
  }

  /// What is kept of the window.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let place = value.window.cell.place.map(strings.numbers.integer).joined(separator: ", ")
    return try FigureWording(
      "unit.volume-pooling-patch.\(value.window.kind == .maximum ? "maximum" : "average")", strings,
      [
        "channel": String(frame.unit.index), "layer": frame.unit.layer, "place": place,
        "count": strings.numbers.integer(value.window.entries.count), "values": equation(strings),
        "result": strings.numbers.decimal(value.window.result),
      ])
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, Self.top + gridHeight(strings) + 24 + equationBlock(strings).size.height + 4)
  }

  /// A grid of numbers for each slice under the window, and what is kept of all.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let scale = scale
    var x = 0.0
    for slice in slices {
      let entries = value.window.entries.filter { $0.cell.place[0] == slice }
      let columns = Set(entries.map { $0.cell.place[2] }).count
      let map = MapValues(rows: entries.count / columns, columns: columns, entries.map(\.value))
      let winner = entries.firstIndex { $0.cell == value.window.entries[value.window.winner].cell }
      let marks =
        value.window.kind == .maximum
        ? winner.map { [GridMark(.lookHere, row: $0 / columns, column: $0 % columns)] } ?? [] : []
      let grid = NumberGrid(map, scale, cell: cell(strings), marks: marks) { strings.numbers.decimal($0) }
      let name = try strings("convolution-layer.slice", ["slice": String(slice)])
      canvas.text(name, at: Point(x, 0), .label, .muted)
      x = canvas.place(grid, at: Point(x, Self.top)).maxX + Self.gap
    }
    let middle = Self.top + gridHeight(strings) / 2
    canvas.arrow(from: Point(x - Self.gap + 10, middle), to: Point(x + 30, middle))
    let result = MapValues(rows: 1, columns: 1, [value.window.result])
    let grid = NumberGrid(result, scale, cell: cell(strings)) { strings.numbers.decimal($0) }
    canvas.lookHere(canvas.place(grid, at: Point(x + 42, middle - cell(strings) / 2)))
    canvas.place(equationBlock(strings), at: Point(0, Self.top + gridHeight(strings) + 24))
  }

  private var slices: [Int] { Array(Set(value.window.entries.map { $0.cell.place[0] })).sorted() }

  private var scale: ColourScale {
    let range = value.pictures.after.range ?? 0...1
    return ColourScale(.activation, Double(range.lowerBound)...Double(range.upperBound), scope: "")
  }

  private func cell(_ strings: Strings) -> Double {
    NumberGrid.cell(fitting: value.window.entries.map { strings.numbers.decimal($0.value) }) + 2
  }

  private func gridHeight(_ strings: Strings) -> Double {
    Double(Set(value.window.entries.map { $0.cell.place[1] }).count) * cell(strings)
  }

  private func equation(_ strings: Strings) -> String {
    let (numbers, window) = (strings.numbers, value.window)
    let shown = window.entries.prefix(12).map { numbers.decimal($0.value) }
    let list = (shown + (window.entries.count > shown.count ? ["…"] : []))
      .joined(separator: window.kind == .average ? " + " : strings.language == .spanish ? "; " : ", ")
    let left = window.kind == .maximum ? "max(\(list))" : "(\(list)) / \(numbers.integer(window.divisor))"
    return "\(left) = \(numbers.decimal(window.result))"
  }

  private func equationBlock(_ strings: Strings) -> TextBlock {
    TextBlock(equation(strings), .body.bold, width: FigureMetrics.width)
  }
}

extension Unit {
  /// What makes a map of a pooling of volumes; `nil` of another unit.
  var volumePooling: VolumePoolingUnit? {
    if case .volumePooling(let unit) = detail { return unit }
    return nil
  }
}
