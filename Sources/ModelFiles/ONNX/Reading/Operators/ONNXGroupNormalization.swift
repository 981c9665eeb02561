import Networks
import Tensors

/// Normalization of each example by the means and variances of its own channels, or of groups of them.
enum ONNXGroupNormalization: ONNXOperator {
  static let operators: [String: Set<String>] = [
    "InstanceNormalization": ["epsilon"], "GroupNormalization": ["epsilon", "num_groups", "stash_type"],
  ]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    let input = try reader.first(call.activation(), call)
    let channels = input.shape.channels
    let groups = call.kind == "InstanceNormalization" ? channels : try call.integer("num_groups") ?? 0
    guard groups > 0, channels % groups == 0 else {
      throw call.refusal("divides \(channels) channels into \(groups) groups")
    }
    let epsilon = try call.number("epsilon") ?? 1e-5
    guard (0..<1).contains(epsilon) else { throw call.refusal("has an epsilon that is not from 0 to 1") }
    let weights = try ["gamma", "beta"].enumerated().map { place, name in
      var values = try call.constant(place + 1, name).floats
      // Up to version 20 there is one number for each group.
      if call.kind == "GroupNormalization", call.version < 21, values.count == groups {
        values = values.flatMap { Array(repeating: $0, count: channels / groups) }
      }
      guard values.count == channels else {
        throw call.refusal("has \(values.count) values of \(name) for \(channels) channels")
      }
      return (name: name, tensor: Tensor([channels], values))
    }
    let layer = GroupNormalization(groups: groups, epsilon: max(epsilon, 1e-12))
    return [
      .activation(
        try reader.add(layer, reading: [input], order: input.order, call, weights: weights, of: call.names(from: 1)))
    ]
  }
}
