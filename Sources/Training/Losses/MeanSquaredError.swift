import Engine

/// The mean over the outputs of the squared difference to 1 for the true class and to 0 for the others.
///
/// `loss = mean of (y - t)²`; its gradient by an output is `2 * (y - t)`, divided by the number of outputs.
struct MeanSquaredError: LossRule {
  let readsLogits = false

  /// Of any outputs.
  init?(after activation: ActivationFunction?) {}

  func loss(
    _ values: UnsafePointer<Float>, count: Int, label: Int, gradient: UnsafeMutablePointer<Float>?, scale: Double
  ) -> Double {
    var sum = 0.0
    for index in 0..<count {
      let difference = Double(values[index]) - (index == label ? 1 : 0)
      sum += difference * difference
      gradient?[index] = Float(2 * difference * scale / Double(count))
    }
    return sum / Double(count)
  }
}
