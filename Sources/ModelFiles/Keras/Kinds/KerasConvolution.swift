import Networks
import Tensors

/// Convolutions, some of which Keras writes with arguments of its base class.
enum KerasConvolution: KerasKind {
  static let names = ["Conv1D", "Conv2D", "Conv3D", "DepthwiseConv2D", "SeparableConv2D", "Conv2DTranspose"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    guard let type = LayerKinds.named(arguments.kind) else { return [] }
    var own = arguments
    switch arguments.kind {
    case "DepthwiseConv2D", "SeparableConv2D", "Conv2DTranspose":
      try own.require("groups", { $0.integer == 1 }, "1")
      if arguments.kind == "DepthwiseConv2D" { _ = own.take("filters") }
    default:
      for key in ["rank", "lora_rank", "lora_alpha"] {
        try own.require(key, { key == "rank" && $0.integer != nil }, "None: merge the adapter before saving")
      }
    }
    return [KerasPart(try own.layer(type))]
  }
}
