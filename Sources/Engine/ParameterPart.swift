import COneDNN

/// Some parameters in a row with their gradient and what an optimiser keeps of them, to be changed as Keras does.
public struct ParameterPart {
  let weights: UnsafeMutablePointer<Float>
  let slots: [UnsafeMutablePointer<Float>]
  let gradient: UnsafePointer<Float>
  let count: Int

  /// Gradient descent: `w -= rate * g`.
  package func descend(rate: Double) { odn_sgd_step(weights, gradient, count, Float(rate)) }

  /// Gradient descent with momentum: `m = momentum * m - rate * g`, then `w += m`, or with Nesterov
  /// `w += momentum * m - rate * g`. Slot 0 is `m`.
  package func descend(rate: Double, momentum: Double, nesterov: Bool) {
    odn_momentum_step(
      weights, slots[0], gradient, count,
      ODNMomentum(rate: Float(rate), momentum: Float(momentum), nesterov: nesterov))
  }

  /// RMSprop: the gradient divided by the root of its mean square, or of its variance. Slot 0 is the mean square, then come
  /// the mean, if that is taken away, and the movement, if there is momentum.
  package func rmsprop(rate: Double, rho: Double, momentum: Double, epsilon: Double, isCentered: Bool) {
    odn_rmsprop_step(
      weights, slots[0], isCentered ? slots[1] : nil, momentum > 0 ? slots[isCentered ? 2 : 1] : nil, gradient, count,
      ODNRMSprop(
        rate: Float(rate), rho: Float(rho), one_minus_rho: Float(1 - rho), momentum: Float(momentum),
        epsilon: Float(epsilon)))
  }

  /// Adam; `rate` holds both corrections of bias, `lr * sqrt(1 - beta2^t) / (1 - beta1^t)`. Slots 0 and 1 are the moments.
  package func adam(rate: Double, beta1: Double, beta2: Double, epsilon: Double) {
    odn_adam_step(
      weights, slots[0], slots[1], gradient, count,
      ODNAdam(
        rate: Float(rate), one_minus_beta1: Float(1 - beta1), one_minus_beta2: Float(1 - beta2),
        epsilon: Float(epsilon)))
  }

  /// Draws the parameters towards 0: `w -= w * decay * rate`.
  package func decay(_ decay: Double, rate: Double) { odn_decay(weights, count, Float(decay), Float(rate)) }
}
