import Canvas
import Engine
import Insights
import Localization
import Networks

/// What the figures of a unit made of few cells have in common: its words, its numbers, its scales of colours.
struct CellUnitWords {
  let frame: UnitFigure
  let value: CellUnit
  let strings: Strings

  func word(_ key: String, _ values: [String: String] = [:]) throws -> String {
    try strings("unit-cells." + key, values)
  }

  /// A number in a sentence or a sum.
  func number(_ value: Float) -> String { strings.numbers.decimal(value, places: 3) }

  /// What the words of the figures say.
  func values() throws -> [String: String] {
    let result = value.output.values[value.output.cells[0].row, value.output.cells[0].column]
    return [
      "layer": value.node.name, "name": try UnitFigure.title(of: frame.unit, strings),
      "source": value.sources.first.map(\.layer) ?? "", "sources": try list(value.sources.map(name)),
      "count": strings.numbers.integer(value.sources.count), "place": try place(value.cell), "result": number(result),
      "equation": try CellUnitSum(self).equation(), "scales": try word(sharesScale ? "scales.one" : "scales.two"),
    ]
  }

  /// `map 3 of conv1`, `unit 4 of dense`, or the image.
  func name(_ picture: MapPicture) throws -> String {
    if picture.isInput {
      let key = picture.form == .unit ? "input" : picture.isOnly ? "image" : "channel"
      return try word(key, ["index": String(picture.index)])
    }
    return try UnitFigure.name(picture.layer, picture.form, picture.index, strings)
  }

  /// `row 4, column 5`, `step 4`, or the place in a vector.
  func place(_ cell: MapCell) throws -> String {
    let kinds = ["vector", "signal", "map", "volume"]
    let axes = cell.place.count == 1 ? ["step"] : Array(["slice", "row", "column"].suffix(cell.place.count))
    let values = Dictionary(uniqueKeysWithValues: zip(axes, cell.place.map(String.init)))
    return try word("place." + kinds[cell.place.count], values.merging(["index": String(cell.channel)]) { $1 })
  }

  private func list(_ names: [String]) throws -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return try word("list", ["first": names.dropLast().joined(separator: ", "), "last": last])
  }
}

extension CellUnitWords {
  /// Whether all maps have one scale of colours: where values are compared, and where nothing makes new ones.
  var sharesScale: Bool {
    let pictures = value.sources + [value.output]
    if pictures.contains(where: { $0.range == nil }) { return pictures.allSatisfy { $0.range == nil } }
    return value.kind.comparesValues || Set(pictures.map(\.range)).count == 1
  }

  /// The scale of what is read.
  func sourceScale() throws -> ColourScale { try scale(sharesScale ? value.sources + [value.output] : value.sources) }
  /// The scale of what comes out.
  func outputScale() throws -> ColourScale { try sharesScale ? sourceScale() : scale([value.output]) }

  private func scale(_ pictures: [MapPicture]) throws -> ColourScale {
    let ranges = pictures.compactMap(\.range)
    guard let first = ranges.first, ranges.count == pictures.count else { return .image }
    let low = ranges.reduce(first.lowerBound) { min($0, $1.lowerBound) }
    let high = ranges.reduce(first.upperBound) { max($0, $1.upperBound) }
    let scope = try strings(Set(ranges).count == 1 ? "maps.this-block" : "layer-merge.figure")
    return ColourScale(.activation, Double(low)...Double(high), scope: scope)
  }

  /// One legend, or one for what is read and one for what comes out.
  func legends(length: Double = 150) throws -> [any Element] {
    func legend(_ scale: ColourScale, _ key: String) throws -> Legend {
      let places = ConvolutionStyle.places([Float(scale.minimum), Float(scale.maximum)])
      return Legend(scale, title: try word(key), length: length, strings, places: scale.kind == .grey ? 1 : places)
    }
    if sharesScale { return [try legend(try sourceScale(), "legend.both")] }
    return [try legend(try sourceScale(), "legend.before"), try legend(try outputScale(), "legend.after")]
  }
}

extension CellUnit.Kind {
  /// Whether the numbers that come out can be compared with those that go in by their colours.
  fileprivate var comparesValues: Bool {
    switch self {
    case .function, .shares, .normalized, .response: false
    default: true
    }
  }

  /// What stands between the maps of branches that are joined by an operator.
  var operatorSign: String? {
    switch self {
    case .add: "+"
    case .subtract: "\u{2212}"
    case .multiply: "×"
    default: nil
    }
  }
}
