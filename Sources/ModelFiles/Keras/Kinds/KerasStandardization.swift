import Networks
import Tensors

/// Keras's `Normalization`: by the mean and the variance of data that was seen before, one of each for each channel.
enum KerasStandardization: KerasKind {
  static let names = ["Normalization"]
  /// What Keras lets no standard deviation fall below.
  private static let smallest = 1e-7

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    var own = arguments
    let (rank, channels) = (inputs.first?.rank ?? 1, inputs.first?.channels ?? 1)
    guard let axis = own.take("axis"), own.isChannels(axis, rank: rank) else {
      throw NetworkError.expected("the axis of the channels", what: "axis of Normalization", found: "another or None")
    }
    try own.require("invert", { $0.flag == false }, "False")
    let means = try own.numbers("mean", count: channels)
    let variances = try own.numbers("variance", count: channels)
    if let means, let variances {
      let factors = variances.map { 1 / max($0.squareRoot(), smallest) }
      return [try KerasRescaling.part(&own, factors: factors, offsets: zip(means, factors).map { -$0 * $1 })]
    }
    own.set("epsilon", SourceValue(content: .number(1e-12)))
    own.set("scale", SourceValue(content: .flag(false)))
    own.set("center", SourceValue(content: .flag(false)))
    return [KerasPart(try own.layer(BatchNormalization.self))]
  }
}
