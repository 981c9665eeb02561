import Engine
import Networks
import Tensors

/// A change of size, perhaps of the part of the maps, or of the maps with a border, that has the proportions of the result.
enum KerasResizing: KerasKind {
  static let names = ["Resizing"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    var own = arguments
    try own.require("antialias", { $0.flag == false }, "False")
    let crops = own.take("crop_to_aspect_ratio")?.flag == true
    let pads = own.take("pad_to_aspect_ratio")?.flag == true
    if pads { try own.require("fill_value", { $0.number == 0 }, "0 with pad_to_aspect_ratio") }
    if pads { try own.require("fill_mode", { $0.text == "constant" }, "constant") }
    for key in ["fill_mode", "fill_value"] { _ = own.take(key) }
    // Keras computes the layer's arguments and knows nothing of ours.
    for key in ["coordinates", "rounding", "scale"] {
      try own.require(key, { _ in false }, "left out, as Keras has no such argument")
    }
    let resizing = KerasPart(try own.layer(Resizing.self))
    guard crops || pads, let size = (resizing.layer as? Resizing)?.size, let maps = inputs.first, maps.isMaps else {
      return [resizing]
    }
    let extents = proportioned(maps, size)
    if crops {
      let borders = zip(maps.cells, extents).map { Border(cutting: max(1, min($0, $1)), outOf: $0) }
      return part(Cropping2D(cropping: borders), borders, "cropped") + [resizing]
    }
    let borders = zip(maps.cells, extents).map { old, new in
      let side = max(0, new - old) / 2
      return Border(before: side, after: side)
    }
    return part(ZeroPadding2D(padding: borders), borders, "padded") + [resizing]
  }

  /// The extents that have the proportions of the result, each with the other extent of the maps, in numbers of 32 bits as in
  /// Keras.
  private static func proportioned(_ maps: Shape, _ size: Extents) -> [Int] {
    [
      Int(Float(maps.columns * size.rows) / Float(size.columns)),
      Int(Float(maps.rows * size.columns) / Float(size.rows)),
    ]
  }

  private static func part(_ layer: any Layer, _ borders: [Border], _ ending: String) -> [KerasPart] {
    borders.allSatisfy { $0.total == 0 } ? [] : [KerasPart(layer, ending: ending)]
  }
}

extension Border {
  /// What is left over around the middle.
  fileprivate init(cutting kept: Int, outOf extent: Int) {
    let before = (extent - kept) / 2
    self.init(before: before, after: extent - kept - before)
  }
}
