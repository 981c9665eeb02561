import COneDNN

/// Loops over plain memory that training needs beside the programs.
package enum Arithmetic {
  /// Bytes as numbers from 0 to 1: `to[i] = from[i] / 255`.
  static func units(_ to: UnsafeMutablePointer<Float>, from: UnsafePointer<UInt8>, count: Int) {
    odn_bytes_to_units(to, from, count)
  }
}

/// The state of Adam (Kingma and Ba, 2015) for one step: memory that many threads may work on, each on its own part.
package struct AdamStep: @unchecked Sendable {
  private let weights, m, v, sum: UnsafeMutablePointer<Float>?
  private let gradients: [UnsafePointer<Float>?]
  private let constants: ODNAdam

  /// How many numbers there are to change.
  package let count: Int

  /// Prepares a step over stores of the same shapes, which must outlive it.
  ///
  /// - Parameters:
  ///   - weights: the parameters; programs notice that they change.
  ///   - m: the first moments.
  ///   - v: the second moments.
  ///   - sum: room for the sum of the gradients.
  ///   - gradients: the gradients of each shard, which are added in their order.
  ///   - rate: the learning rate with both corrections of bias, `lr * sqrt(1 - beta2^t) / (1 - beta1^t)`.
  ///   - beta1: how much of the first moment stays.
  ///   - beta2: how much of the second moment stays.
  ///   - epsilon: what is added to the root of the second moment.
  package init(
    weights: ParameterStore, m: ParameterStore, v: ParameterStore, sum: ParameterStore,
    gradients: ArraySlice<ParameterStore>, rate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    self.weights = weights.changing().baseAddress
    (self.m, self.v) = (m.changing().baseAddress, v.changing().baseAddress)
    self.sum = sum.changing().baseAddress
    self.gradients = gradients.map(\.floats.baseAddress)
    count = weights.count
    constants = ODNAdam(
      rate: Float(rate), one_minus_beta1: Float(1 - beta1), one_minus_beta2: Float(1 - beta2), epsilon: Float(epsilon))
  }

  /// Changes a part of the parameters as Keras does.
  package func run(_ part: Range<Int>) {
    guard !part.isEmpty, let weights, let m, let v, let sum else { return }
    let saved = odn_enter()
    defer { odn_leave(saved) }
    let start = part.lowerBound
    let sources = gradients.map { $0.map { $0 + start } }
    odn_sum(sum + start, sources, Int32(sources.count), part.count)
    odn_adam_step(weights + start, m + start, v + start, sum + start, part.count, constants)
  }
}
