import Engine
import Tensors

/// Which of three pictures shows weights, which the sums before the activation function, and which what comes after it?
public struct WhichPictureExercise: Exercise, Equatable {
  /// What a picture shows.
  public enum Content: CaseIterable, Sendable {
    case weights, preActivations, activations
  }

  /// One of the pictures.
  public struct Picture: Equatable, Sendable {
    /// What it shows.
    public let content: Content
    /// Its numbers, `[rows, columns]`.
    public let values: Tensor
  }

  /// The layer.
  public let layer: String
  /// The filter.
  public let filter: Int
  /// The index of the example.
  public let example: Int
  /// The activation function.
  public let function: ActivationFunction
  /// The pictures in the order in which they are shown.
  public let pictures: [Picture]

  /// The positions of the weights, of the sums and of the results, in this order.
  public var answer: [Int] {
    Content.allCases.map { content in pictures.firstIndex { $0.content == content } ?? 0 }
  }

  /// Asks on the overview about the first convolution whose function changes something that can be seen.
  public init?(_ page: ExercisePage, in explanation: Explanation) {
    guard case .overview = page,
      let (found, effect) = explanation.convolutions.lazy.compactMap({ found in found.effect.map { (found, $0) } })
        .first(where: { $1.before.range.lowerBound < 0 && $1.before != $1.after && $1.after.range.upperBound > 0 })
    else { return nil }
    let convolution = found.convolution
    (layer, filter, example, function) = (convolution.name, effect.filter, effect.example, effect.function)
    let all = [
      Picture(content: .weights, values: convolution.kernel(filter: effect.filter, channel: 0)),
      Picture(content: .preActivations, values: effect.before), Picture(content: .activations, values: effect.after),
    ]
    var random = RandomGenerator(seed: 1, stream: page.stream)
    pictures = random.permutation(all.count).map { all[$0] }
  }
}
