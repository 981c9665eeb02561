import Networks
import Tensors

/// Dropouts, which do nothing once a network is trained.
enum KerasDropout: KerasKind {
  static let names = ["Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    guard let type = LayerKinds.named(arguments.kind) else { return [] }
    var own = arguments
    _ = own.take("noise_shape")
    return [KerasPart(try own.layer(type))]
  }
}
