import Canvas
import Insights
import Localization
import Tensors

/// What the frames of a walk have in common: words, numbers, scales of colours.
struct WalkWords {
  let walk: WindowWalk
  let strings: Strings
  private let style: Style

  private enum Style {
    case convolution(ConvolutionStyle)
    case pooling(PoolingWords)
  }

  init(_ walk: WindowWalk, _ strings: Strings) throws {
    (self.walk, self.strings) = (walk, strings)
    switch walk.layer {
    case .convolution(let value):
      style = .convolution(ConvolutionStyle(value, strings, fitting: [value.cell.preActivation]))
    case .pooling(let value): style = .pooling(PoolingWords(value.unit, strings))
    }
  }

  /// The part of the keys that differs between the kinds of layers.
  var kind: String {
    switch style {
    case .convolution: "convolution"
    case .pooling(let words): words.kind
    }
  }

  /// The words of a convolution layer; `nil` of a pooling layer.
  var convolution: ConvolutionStyle? {
    if case .convolution(let style) = style { style } else { nil }
  }

  func number(_ value: Float) -> String {
    switch style {
    case .convolution(let style): style.number(value)
    case .pooling(let words): words.number(value)
    }
  }

  /// The equation of a pooling window; empty for a convolution, whose sum has lines of its own.
  func equation(_ stop: WalkStop) -> String {
    guard case .pooling(let words) = style, case .pooling(let step) = stop.work else { return "" }
    return words.equation(step)
  }

  func inputScale() throws -> ColourScale {
    switch style {
    case .convolution(let style): try style.inputScale()
    case .pooling(let words): try words.scale()
    }
  }

  func outputScale() throws -> ColourScale {
    switch style {
    case .convolution(let style): try style.blockScale()
    case .pooling(let words): try words.scale()
    }
  }

  /// The legends of the maps, and of the kernel if it is shown.
  func legends(withKernel: Bool = true) throws -> [any Element] {
    switch style {
    case .convolution(let style):
      [try style.inputLegend()] + (withKernel ? [try style.weightLegend()] : []) + [try style.blockLegend()]
    case .pooling(let words): [Legend(try words.scale(), title: try words.quantity(), length: 110, strings)]
    }
  }
}

extension WalkWords {
  func word(_ key: String, _ values: [String: String] = [:]) throws -> String {
    try strings("layer-walk." + key, values)
  }

  private func integer(_ value: Int) -> String { strings.numbers.integer(value) }

  /// The size of a map, as in `28×28`.
  func extents(_ map: Tensor) -> String { strings.extents(map.shape[0], map.shape[1]) }

  /// Whether the layer reads the network's images rather than maps.
  var readsImages: Bool {
    switch style {
    case .convolution(let style): style.readsImages
    case .pooling(let words): words.value.pooling.readsPixels
    }
  }

  /// What the layer reads, as part of a name: `image`, `channel` of an image or `map`.
  private var inputKey: String {
    readsImages ? (walk.node.inputShapes[0].channels > 1 ? "channel" : "image") : "map"
  }

  private var inputValues: [String: String] {
    ["source": walk.node.inputs[0], "channel": String(walk.inputChannel)]
  }

  /// What the layer reads, in a sentence and over the picture.
  func input() throws -> String { try word("input.\(inputKey)", inputValues) }
  func inputHead() throws -> String { try word("head.\(inputKey)", inputValues) }
  func outputHead() throws -> String {
    try word("head.map", ["source": walk.node.name, "channel": String(walk.channel)])
  }

  /// `rows 3 to 5, columns 7 to 9`.
  func area(_ rows: Range<Int>, _ columns: Range<Int>) throws -> String {
    func part(_ axis: String, _ range: Range<Int>) throws -> String {
      try word(
        "area.\(axis)\(range.count == 1 ? "" : "s")",
        ["first": integer(range.lowerBound), "last": integer(range.upperBound - 1)])
    }
    return strings.shown([try part("row", rows), try part("column", columns)]).joined(separator: ", ")
  }

  /// Which cell of how many a stop makes.
  func cellOf(_ stop: WalkStop) throws -> String {
    let index = stop.place.row * walk.output.shape[1] + stop.place.column + 1
    return try word("cell-of", ["number": integer(index), "total": integer(walk.total)])
  }

  /// What is said of the whole walk.
  func values() throws -> [String: String] {
    let window = walk.window
    let counts = ["count": integer(walk.stops.count), "total": integer(walk.total)]
    return [
      "layer": walk.node.name, "input": try input(), "channel": String(walk.channel),
      "window": strings.extents(window.rows, window.columns), "before": extents(walk.input),
      "after": extents(walk.output), "count": integer(walk.stops.count),
      "stops": try word(
        walk.stops.count == walk.total ? "stops.all" : walk.isShort ? "stops.few" : "stops.some", counts),
    ]
  }

  /// What is said of one stop.
  func values(ofStop index: Int) throws -> [String: String] {
    let stop = walk.stops[index]
    let inside = (stop.rows.clamped(to: 0..<walk.input.shape[0]), stop.columns.clamped(to: 0..<walk.input.shape[1]))
    let isPadded = inside.0 != stop.rows || inside.1 != stop.columns
    return [
      "layer": walk.node.name, "number": integer(index + 1), "count": integer(walk.stops.count),
      "row": integer(stop.place.row), "column": integer(stop.place.column), "value": number(stop.value),
      "area": try area(stop.rows, stop.columns), "input": try input(), "sum": try sum(stop),
      "padding": isPadded ? " " + (try word("padding.\(paddingKey)")) : "",
      "empty": walk.isEmpty(stop) && !walk.hasSeveralChannels ? " " + (try word("empty")) : "",
    ]
  }

  private var paddingKey: String {
    guard case .pooling(let value) = walk.layer, !value.pooling.countsPadding else { return "zeros" }
    return "nothing"
  }

  /// What is said of steps, borders and gaps at the end of the caption of the whole.
  func remarks() throws -> String {
    let window = walk.window
    var remarks: [String] = []
    if !window.isDense {
      remarks.append(
        try word("strides", ["rows": integer(window.rowStride), "columns": integer(window.columnStride)]))
    }
    if walk.dropped.rows + walk.dropped.columns > 0 {
      remarks.append(
        try word("dropped", ["rows": integer(walk.dropped.rows), "columns": integer(walk.dropped.columns)]))
    }
    let others = try convolution?.remarks(filter: walk.channel) ?? ""
    return remarks.map { " " + $0 }.joined() + others
  }
}
