import Networks
import Tensors

/// A factor and an offset that are given and not learned: a normalization by a mean and a variance that amount to them.
enum KerasRescaling: KerasKind {
  static let names = ["Rescaling"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    var own = arguments
    let channels = inputs.first?.channels ?? 1
    let factors = try own.numbers("scale", count: channels) ?? Array(repeating: 1, count: channels)
    let offsets = try own.numbers("offset", count: channels) ?? Array(repeating: 0, count: channels)
    return [try part(&own, factors: factors, offsets: offsets)]
  }

  /// `y = factor * x + offset` for each channel.
  static func part(_ arguments: inout KerasArguments, factors: [Double], offsets: [Double]) throws -> KerasPart {
    // (x - mean) / sqrt(variance) where that is possible, so that nothing seems to be learned.
    let isPositive = factors.allSatisfy { $0 > 0 }
    arguments.set("epsilon", SourceValue(content: .number(1e-12)))
    arguments.set("scale", SourceValue(content: .flag(!isPositive)))
    arguments.set("center", SourceValue(content: .flag(!isPositive)))
    let layer = try arguments.layer(BatchNormalization.self)
    func tensor(_ values: [Double]) -> Tensor { Tensor([values.count], values.map { Float($0) }) }
    guard isPositive else {
      let (zeros, ones) = (factors.map { _ in 0.0 }, factors.map { _ in 1.0 })
      return KerasPart(
        layer,
        constants: [
          "gamma": tensor(factors), "beta": tensor(offsets), "moving_mean": tensor(zeros),
          "moving_variance": tensor(ones),
        ])
    }
    return KerasPart(
      layer,
      constants: [
        "moving_mean": tensor(zip(factors, offsets).map { -$1 / $0 }),
        "moving_variance": tensor(factors.map { 1 / ($0 * $0) }),
      ])
  }
}
