import Engine
import Glibc

/// Binary cross-entropy of each output, of sigmoids computed from the logits, the mean over the outputs.
///
/// With `t` 1 for the true class and 0 for the others: `loss = mean of -(t * log(p) + (1 - t) * log(1 - p))`, from logits
/// `max(z, 0) - t * z + log(1 + exp(-|z|))`. The gradient by a logit is `p - t`, divided by the number of outputs.
struct BinaryCrossEntropy: LossRule {
  let readsLogits: Bool

  /// Of outputs from 0 to 1: what is negative has no logarithm.
  init?(after activation: ActivationFunction?) {
    guard let activation, [.softmax, .sigmoid, .hardSigmoid].contains(activation) else { return nil }
    readsLogits = activation == .sigmoid
  }

  func loss(
    _ values: UnsafePointer<Float>, count: Int, label: Int, gradient: UnsafeMutablePointer<Float>?, scale: Double
  ) -> Double {
    var sum = 0.0
    for index in 0..<count {
      let (value, target) = (Double(values[index]), index == label ? 1.0 : 0.0)
      let (loss, slope) = readsLogits ? ofLogit(value, target) : ofOutput(value, target)
      sum += loss
      gradient?[index] = Float(slope * scale / Double(count))
    }
    return sum / Double(count)
  }

  private func ofLogit(_ logit: Double, _ target: Double) -> (loss: Double, slope: Double) {
    let tail = exp(-abs(logit))
    let probability = logit >= 0 ? 1 / (1 + tail) : tail / (1 + tail)
    return (max(logit, 0) - logit * target + log1p(tail), probability - target)
  }

  private func ofOutput(_ output: Double, _ target: Double) -> (loss: Double, slope: Double) {
    let probability = clipped(output)
    // Where Keras clips, nothing flows.
    let slope = probability == output ? (probability - target) / (probability * (1 - probability)) : 0
    return (-(target * log(probability) + (1 - target) * log(1 - probability)), slope)
  }
}
