import Networks
import Tensors

/// Batch normalization, over the channels only.
enum KerasNormalization: KerasKind {
  static let names = ["BatchNormalization", "BatchNormalizationV1", "BatchNormalizationV2", "SyncBatchNormalization"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    var own = arguments
    let rank = inputs.first?.rank ?? 1
    try own.require("axis", { arguments.isChannels($0, rank: rank) }, "the axis of the channels")
    try own.require("renorm", { $0.flag == false }, "False")
    try own.require("virtual_batch_size", { _ in false }, "None")
    for key in ["renorm_clipping", "renorm_momentum", "fused", "synchronized", "adjustment"] { _ = own.take(key) }
    return [KerasPart(try own.layer(BatchNormalization.self))]
  }
}
