import Networks
import Tensors

/// Normalizations, which have one mean for each channel, or for each group of them, and no other axis.
enum KerasNormalization: KerasKind {
  static let names = [
    "BatchNormalization", "BatchNormalizationV1", "BatchNormalizationV2", "SyncBatchNormalization",
    "GroupNormalization", "Normalization",
  ]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    var own = arguments
    let (rank, channels) = (inputs.first?.rank ?? 1, inputs.first?.channels ?? 1)
    let axis = own.take("axis")
    // Of Normalization no axis is another thing than the last one: one mean for everything.
    let isChannels = axis.map { own.isChannels($0, rank: rank) } ?? (arguments.kind != "Normalization")
    guard isChannels else {
      throw own.refusal("axis", axis ?? SourceValue(content: .none), mustBe: "the axis of the channels")
    }
    switch arguments.kind {
    case "GroupNormalization": return [KerasPart(try own.layer(GroupNormalization.self))]
    case "Normalization":
      try own.require("invert", { $0.flag == false }, "False")
      for key in ["mean", "variance"] {
        if let numbers = try own.numbers(key, count: channels) { own.set(key, SourceValue(numbers: numbers)) }
      }
      return [KerasPart(try own.layer(Normalization.self))]
    default:
      try own.require("renorm", { $0.flag == false }, "False")
      try own.require("virtual_batch_size", { _ in false }, "None")
      for key in ["renorm_clipping", "renorm_momentum", "fused", "synchronized", "adjustment"] { _ = own.take(key) }
      return [KerasPart(try own.layer(BatchNormalization.self))]
    }
  }
}
