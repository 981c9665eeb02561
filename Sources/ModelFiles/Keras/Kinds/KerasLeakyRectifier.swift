import Networks
import Tensors

/// The leaky rectifier, whose slope Keras 2 calls alpha.
enum KerasLeakyRectifier: KerasKind {
  static let names = ["LeakyReLU"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    var own = arguments
    own.rename("alpha", to: "negative_slope")
    return [KerasPart(try own.layer(LeakyReLU.self))]
  }
}
