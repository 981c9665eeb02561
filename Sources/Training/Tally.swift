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
