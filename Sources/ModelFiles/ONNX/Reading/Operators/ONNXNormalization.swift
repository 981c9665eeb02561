import Networks
import Tensors

/// Normalization by the mean and the variance of each channel that were seen in training.
enum ONNXBatchNormalization: ONNXOperator {
  static let operators: [String: Set<String>] = [
    "BatchNormalization": ["epsilon", "momentum", "spatial", "training_mode"]
  ]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    try call.require("spatial", 1)
    try call.require("training_mode", 0)
    let input = try reader.first(call.activation(), call)
    let channels = input.shape.channels
    let names = ["gamma", "beta", "moving_mean", "moving_variance"]
    let weights = try names.enumerated().map { place, name in
      let values = try call.constant(place + 1, name).floats
      guard values.count == channels else {
        throw call.refusal("has \(values.count) values of \(name) for \(channels) channels")
      }
      return (name: name, tensor: Tensor([channels], values))
    }
    let (epsilon, momentum) = (try call.number("epsilon") ?? 1e-5, try call.number("momentum") ?? 0.9)
    guard (0..<1).contains(epsilon), (0...1).contains(momentum) else {
      throw call.refusal("has an epsilon or a momentum that is not from 0 to 1")
    }
    let layer = BatchNormalization(momentum: min(momentum, 0.999999), epsilon: max(epsilon, 1e-12))
    return [
      .activation(
        try reader.add(layer, reading: [input], order: input.order, call, weights: weights, of: call.names(from: 1)))
    ]
  }
}

/// Division by what the neighbouring maps have at the same place.
enum ONNXLocalResponse: ONNXOperator {
  static let operators: [String: Set<String>] = ["LRN": ["alpha", "beta", "bias", "size"]]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    let input = try reader.first(call.activation(), call)
    guard let size = try call.integer("size"), (1...1 << 16).contains(size), size % 2 == 1 else {
      throw call.refusal("looks at an even number of maps, which is not read: only sizes that are odd")
    }
    let (alpha, beta) = (try call.number("alpha") ?? 1e-4, try call.number("beta") ?? 0.75)
    let bias = try call.number("bias") ?? 1
    guard (0..<1e6).contains(alpha), (0..<100).contains(beta), (1e-6..<1e6).contains(bias) else {
      throw call.refusal("has an alpha, a beta or a bias that is negative or too large")
    }
    let layer = LocalResponseNormalization(
      depthRadius: size / 2, bias: bias, alpha: alpha / Double(size), beta: beta)
    return [.activation(try reader.add(layer, reading: [input], order: input.order, call))]
  }
}
