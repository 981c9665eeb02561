import Engine
import Glibc

/// Categorical cross-entropy, of a softmax computed from the logits: `loss = log(sum of exp(z)) - z[label]`.
///
/// Its gradient by the logits is the softmax less 1 at the label. Of sigmoids it is, as in Keras, computed from the outputs
/// divided by their sum: `loss = -log(p[label] / sum of p)`.
struct CategoricalCrossEntropy: LossRule {
  let readsLogits: Bool

  /// Of outputs from 0 to 1: what is negative has no logarithm.
  init?(after activation: ActivationFunction?) {
    guard let activation, [.softmax, .sigmoid, .hardSigmoid].contains(activation) else { return nil }
    readsLogits = activation == .softmax
  }

  func loss(
    _ values: UnsafePointer<Float>, count: Int, label: Int, gradient: UnsafeMutablePointer<Float>?, scale: Double
  ) -> Double {
    readsLogits
      ? ofLogits(values, count, label, gradient, scale) : ofOutputs(values, count, label, gradient, scale)
  }

  private func ofLogits(
    _ logits: UnsafePointer<Float>, _ count: Int, _ label: Int, _ gradient: UnsafeMutablePointer<Float>?,
    _ scale: Double
  ) -> Double {
    // Less the largest logit, so that no exponential overflows.
    var top = Double(logits[0])
    for index in 1..<max(count, 1) { top = max(top, Double(logits[index])) }
    var sum = 0.0
    for index in 0..<count { sum += exp(Double(logits[index]) - top) }
    if let gradient {
      for index in 0..<count {
        let probability = exp(Double(logits[index]) - top) / sum
        gradient[index] = Float((probability - (index == label ? 1 : 0)) * scale)
      }
    }
    return log(sum) - (Double(logits[label]) - top)
  }

  private func ofOutputs(
    _ outputs: UnsafePointer<Float>, _ count: Int, _ label: Int, _ gradient: UnsafeMutablePointer<Float>?,
    _ scale: Double
  ) -> Double {
    var sum = 0.0
    for index in 0..<count { sum += Double(outputs[index]) }
    let share = Double(outputs[label]) / sum
    if let gradient {
      // Where Keras clips, nothing flows.
      let isClipped = clipped(share) != share
      for index in 0..<count {
        gradient[index] = isClipped ? 0 : Float((index == label ? 1 - 1 / share : 1) * scale / sum)
      }
    }
    return -log(clipped(share))
  }
}
