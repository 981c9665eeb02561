import COneDNN

/// Loops over plain memory that training needs beside the programs.
package enum Arithmetic {
  /// Bytes as numbers from 0 to 1: `to[i] = from[i] / 255`.
  package static func units(_ to: UnsafeMutablePointer<Float>, from: UnsafePointer<UInt8>, count: Int) {
    odn_bytes_to_units(to, from, count)
  }

  /// One step of Adam over a part of the parameters, with the gradients of the shards added in their order.
  ///
  /// - Parameters:
  ///   - parameters: the weights, the two moments, and room for the sum of the gradients.
  ///   - gradients: one array for each shard.
  ///   - rate: the learning rate with both corrections of bias, `lr * sqrt(1 - b2^t) / (1 - b1^t)`.
  package static func adamStep(
    _ parameters: AdamBuffers, gradients: [UnsafePointer<Float>], part: Range<Int>, rate: Float, beta1: Float,
    beta2: Float, epsilon: Float
  ) {
    let saved = odn_enter()
    defer { odn_leave(saved) }
    let start = part.lowerBound
    let sources: [UnsafePointer<Float>?] = gradients.map { $0 + start }
    odn_sum(parameters.sum + start, sources, Int32(sources.count), part.count)
    odn_adam_step(
      parameters.weights + start, parameters.m + start, parameters.v + start, parameters.sum + start, part.count,
      ODNAdam(rate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon))
  }
}

/// The memory that a step of Adam changes, each array as long as the others.
package struct AdamBuffers: @unchecked Sendable {
  let weights, m, v, sum: UnsafeMutablePointer<Float>

  /// The memory of four stores of the same shapes, which must outlive this; programs notice that the weights change.
  package init?(weights: ParameterStore, m: ParameterStore, v: ParameterStore, sum: ParameterStore) {
    guard let w = weights.changing().baseAddress, let m = m.changing().baseAddress, let v = v.changing().baseAddress,
      let sum = sum.changing().baseAddress
    else { return nil }
    (self.weights, self.m, self.v, self.sum) = (w, m, v, sum)
  }
}
