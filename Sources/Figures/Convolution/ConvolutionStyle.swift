import Canvas
import Engine
import Foundation
import Insights
import Localization
import Networks
import Tensors

/// What the figures of one convolution layer have in common: their scales of colours, their words, their measures.
struct ConvolutionStyle {
  let value: ConvolutionUnit
  let strings: Strings
  /// How many decimals the values of the figure have.
  let places: Int

  /// `values` are what the figure is about: it is written with as many decimals as they need.
  init(_ value: ConvolutionUnit, _ strings: Strings, fitting values: [Float] = []) {
    (self.value, self.strings) = (value, strings)
    places = values.isEmpty ? 2 : ConvolutionStyle.places(values)
  }

  /// What the figures of the whole layer have in common.
  init(_ value: ConvolutionExplanation, _ strings: Strings) { self.init(value.unit, strings) }

  private init(value: ConvolutionUnit, strings: Strings, places: Int) {
    (self.value, self.strings, self.places) = (value, strings, places)
  }

  /// Two decimals, unless all values are so small that these would say nothing.
  static func places(_ values: [Float]) -> Int {
    let largest = values.reduce(0) { max($0, abs($1)) }
    return largest == 0 || largest >= 0.1 ? 2 : (largest >= 0.01 ? 3 : 4)
  }

  /// Whether the layer reads the network's images rather than maps.
  var readsImages: Bool { value.inputRange == nil }

  /// The same words with as many more decimals, at most two, as it takes for a sum to be right as it is printed.
  func adding(_ terms: [Float], to total: Float) -> ConvolutionStyle {
    let enough = (places...places + 2).first { places in
      let unit = pow(10, Double(places))
      func rounded(_ value: Float) -> Double { (Double(value) * unit).rounded() }
      return terms.reduce(0) { $0 + rounded($1) } == rounded(total)
    }
    return ConvolutionStyle(value: value, strings: strings, places: enough ?? places)
  }

  /// The scale of what the layer reads: grey for images, the range of their block for maps.
  func inputScale() throws -> ColourScale {
    guard let range = value.inputRange else { return .image }
    return ColourScale(.activation, Double(range.lowerBound)...Double(range.upperBound), scope: try word("input-block"))
  }

  /// The scale of all kernels and biases of the layer.
  func weightScale() throws -> ColourScale {
    let range = value.convolution.weightRange
    return ColourScale(.weight, Double(range.lowerBound)...Double(range.upperBound), scope: try word("this-layer"))
  }

  /// The scale of the layer's feature maps and, unless its function makes numbers of another size, of its pre-activations.
  func blockScale() throws -> ColourScale {
    let range = value.convolution.blockRange
    return ColourScale(.activation, Double(range.lowerBound)...Double(range.upperBound), scope: try word("this-block"))
  }

  /// The legend of what the layer reads.
  func inputLegend(length: Double = 110) throws -> Legend {
    Legend(try inputScale(), title: try word(readsImages ? "brightness" : "input"), length: length, strings)
  }

  func weightLegend(length: Double = 110) throws -> Legend {
    Legend(try weightScale(), title: try word("weight"), length: length, strings, places: weightPlaces)
  }

  /// The legend of the feature maps, which says what else the scale holds for.
  func blockLegend(length: Double = 110) throws -> Legend {
    let function = value.convolution.function
    let maps = function == nil ? "pre-activations" : function?.changesScale == false ? "both-maps" : "activation"
    return Legend(try blockScale(), title: try word(maps), length: length, strings)
  }

  /// How many decimals the layer's weights have.
  var weightPlaces: Int {
    let range = value.convolution.weightRange
    return ConvolutionStyle.places([range.lowerBound, range.upperBound])
  }

  /// A word that several figures use.
  func word(_ key: String, _ values: [String: String] = [:]) throws -> String {
    try strings("convolution-layer." + key, values)
  }

  func filter(_ index: Int) throws -> String { try word("filter", ["number": String(index)]) }
  func channel(_ index: Int) throws -> String { try strings.channel(index, in: value.convolution.slice) }

  /// The kernel of a filter for one of the channels: of a volume one slice of it.
  func kernelChannel(_ index: Int) throws -> String {
    guard let slice = value.convolution.slice else { return try channel(index) }
    let values = ["number": String(slice.channel(of: index)), "slice": String(slice.kernelSlice(of: index))]
    return try word(slice.channels == 1 ? "kernel-slice" : "channel-kernel-slice", values)
  }

  /// The same where there is no room for words: `3`, or `3 · 1` of a slice.
  func kernelNumber(_ index: Int) -> String {
    guard let slice = value.convolution.slice else { return String(index) }
    return "\(slice.channel(of: index)) · \(slice.kernelSlice(of: index))"
  }

  /// What a term reads: a channel, where it has several kernels with the number of the kernel.
  func name(ofTerm index: Int) throws -> String {
    let channel = value.cell.terms[index].channel
    guard let multiplier = value.convolution.mixing?.multiplier, multiplier > 1 else {
      return try self.channel(channel)
    }
    return try word("channel-kernel", ["number": String(channel), "kernel": String(index % multiplier)])
  }

  /// What is not as in most convolutions: gaps between the cells of a window, channels that a filter does not read. Each
  /// sentence with a blank before it; empty if there is nothing to say.
  func remarks(filter: Int) throws -> String {
    let convolution = value.convolution
    var remarks = ""
    if convolution.window.isDilated {
      remarks +=
        " "
        + (try word(
          "gaps",
          [
            "rows": strings.numbers.integer(convolution.window.rowDilation),
            "columns": strings.numbers.integer(convolution.window.columnDilation),
          ]))
    }
    if let spacing = convolution.spacing {
      let counts = spacing.map { strings.numbers.integer($0 - 1) }
      remarks += " " + (try word("transposed", ["rows": counts[0], "columns": counts[1]]))
    } else if convolution.node.layer is SeparableConv2D, convolution.mixing == nil {
      remarks += " " + (try word("both-halves"))
    }
    if let slice = convolution.slice {
      let values = [
        "slice": String(slice.index), "slices": strings.numbers.integer(slice.count), "layer": convolution.name,
        "first": strings.numbers.integer(slice.first),
        "last": strings.numbers.integer(slice.first + (slice.depth - 1) * slice.distance),
      ]
      remarks += " " + (try word("slices", values))
    }
    if convolution.groups > 1 {
      let channels = convolution.channels(of: filter)
      let values = [
        "size": strings.numbers.integer(channels.count), "filter": String(filter),
        "first": String(channels.lowerBound), "last": String(channels.upperBound - 1),
      ]
      remarks += " " + (try word(channels.count == 1 ? "reads-one" : "reads-group", values))
    }
    return remarks
  }

  /// How many of something there are, in words that agree: `1 filter`, `8 filters`.
  func count(_ things: String, _ count: Int) throws -> String {
    // What a convolution over volumes adds up are the slices under its window, of all channels.
    let things = things == "channels" && value.convolution.slice != nil ? "slices-read" : things
    return try word("\(things).\(count == 1 ? "one" : "many")", ["count": strings.numbers.integer(count)])
  }

  func number(_ value: Float) -> String { strings.numbers.decimal(value, places: places) }
  func weight(_ value: Float) -> String { strings.numbers.decimal(value, places: weightPlaces) }

  /// The name of the activation function, as readers write it.
  func name(of function: ActivationFunction?) throws -> String {
    try function.map { try strings.name(of: $0) } ?? word("function.linear")
  }

  /// The grid of numbers of a small kernel or patch; of a large one, colours alone at the same size.
  func grid(_ map: Tensor, _ scale: ColourScale, cell: Double, marks: [GridMark] = []) -> any Element {
    let map = MapValues(map)
    if ConvolutionStyle.fits(map.rows, map.columns) {
      return NumberGrid(map, scale, cell: cell, style: .small, marks: marks, strings, places: places)
    }
    return HeatMap(map, scale, cell: cell)
  }

  /// Whether a grid is small enough for numbers in its cells.
  static func fits(_ rows: Int, _ columns: Int) -> Bool { max(rows, columns) <= 5 }

  /// Terms as they are added in running text: `0.31 + 0.52 − 0.10`, the first with its own sign.
  func sum(_ terms: [Float]) -> String {
    terms.enumerated().map { index, term in
      let text = number(term)
      guard index > 0 else { return text }
      return text.hasPrefix("\u{2212}") ? "\u{2212} " + text.dropFirst() : "+ " + text
    }.joined(separator: " ")
  }
}

extension Strings {
  /// A channel that a convolution reads; of volumes the channel and its slice.
  package func channel(_ index: Int, in slice: VolumeSlice?) throws -> String {
    guard let slice else { return try self("convolution-layer.channel", ["number": String(index)]) }
    let values = [
      "number": String(slice.channel(of: index)), "slice": numbers.integer(slice.slice(of: index)),
    ]
    return try self("convolution-layer." + (slice.channels == 1 ? "slice" : "channel-slice"), values)
  }
}

extension Double {
  /// The largest multiple of half a pixel that is not larger: cells of such sizes are all equally wide. Cells of less than a
  /// pixel, of maps larger than their place, stay as they are.
  var wholeCell: Double { self < 1 ? self : (self * 2).rounded(.down) / 2 }
}

extension HeatMap {
  /// A map that fits into a square of `side` px with cells that are all equally wide; a signal as wide as that.
  init(_ map: Tensor, _ scale: ColourScale, side: Double) {
    let map = MapValues(map)
    if map.isSignal {
      self.init(signal: map, scale, size: .signal(in: Size(side, side)))
      return
    }
    self.init(map, scale, cell: (side / Double(max(map.rows, map.columns))).wholeCell)
  }
}
