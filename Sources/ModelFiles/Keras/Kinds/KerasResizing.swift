import Networks
import Tensors

/// A change of size by whole factors, which is upsampling.
enum KerasResizing: KerasKind {
  static let names = ["Resizing"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    var own = arguments
    for key in ["crop_to_aspect_ratio", "pad_to_aspect_ratio", "antialias"] {
      try own.require(key, { $0.flag == false }, "False")
    }
    for key in ["fill_mode", "fill_value"] { _ = own.take(key) }
    guard let maps = inputs.first, maps.isMaps, let rows = own.take("height")?.integer,
      let columns = own.take("width")?.integer,
      rows > 0, columns > 0
    else { throw NetworkError.missingArgument("height and width", kind: "Resizing") }
    if [rows, columns] == maps.cells { return [KerasPart(Activation(nil))] }
    guard rows % maps.rows == 0, columns % maps.columns == 0 else {
      throw NetworkError.expected(
        "a whole multiple of \(maps.rows)×\(maps.columns); give the model images of the size that it works with, without "
          + "this layer", what: "the size of Resizing", found: "\(rows)×\(columns)")
    }
    if own.interpolation == nil { own.set("interpolation", SourceValue(content: .text("bilinear"))) }
    let factors = [rows / maps.rows, columns / maps.columns].map { SourceValue(content: .integer($0)) }
    own.set("size", SourceValue(content: .list(factors)))
    return [KerasPart(try own.layer(UpSampling2D.self))]
  }
}
