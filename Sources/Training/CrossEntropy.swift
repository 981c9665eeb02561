import Glibc

/// How a network did on some images, as sums.
package struct Tally: Equatable, Sendable {
  /// The sum of the losses.
  package var loss = 0.0
  /// How many images were classified rightly.
  package var correct = 0
  /// How many images there were.
  package var count = 0

  static func += (total: inout Tally, part: Tally) {
    total.loss += part.loss
    total.correct += part.correct
    total.count += part.count
  }

  var meanLoss: Double { loss / Double(count) }
  var accuracy: Double { Double(correct) / Double(count) }
}

/// Categorical cross-entropy of a softmax, computed from the logits: `loss = log(sum of exp(z)) - z[label]`.
///
/// Its gradient by the logits is the softmax less 1 at the label.
struct CrossEntropy {
  let classes: Int

  /// The place of the largest logit, the first among equals.
  func prediction(_ logits: UnsafePointer<Float>) -> Int {
    var best = 0
    for index in 1..<max(classes, 1) where logits[index] > logits[best] { best = index }
    return best
  }

  /// Adds one image to a tally; writes the gradient, times `scale`, if there is room for one.
  func score(
    _ logits: UnsafePointer<Float>, label: Int, gradient: UnsafeMutablePointer<Float>?, scale: Double,
    into tally: inout Tally
  ) {
    let best = prediction(logits)
    // Less the largest logit, so that no exponential overflows.
    let top = Double(logits[best])
    var sum = 0.0
    for index in 0..<classes { sum += exp(Double(logits[index]) - top) }
    tally.loss += log(sum) - (Double(logits[label]) - top)
    tally.correct += best == label ? 1 : 0
    tally.count += 1
    guard let gradient else { return }
    for index in 0..<classes {
      let probability = exp(Double(logits[index]) - top) / sum
      gradient[index] = Float((probability - (index == label ? 1 : 0)) * scale)
    }
  }
}
