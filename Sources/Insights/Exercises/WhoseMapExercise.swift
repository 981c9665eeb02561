import Tensors

/// Which of three maps of one filter belongs to which of three images?
public struct WhoseMapExercise: Exercise, Equatable {
  /// The layer.
  public let layer: String
  /// The filter.
  public let filter: Int
  /// The indices of the examples, in the order of their classes.
  public let examples: [Int]
  /// The positions among `examples` of the images that the maps belong to, in the order in which the maps are shown.
  public let order: [Int]
  /// The map of each example, `[rows, columns]`.
  public let maps: [Tensor]
  /// The range of the colours: that of the layer's block.
  public let range: ClosedRange<Float>

  /// For each example, the position at which its map is shown.
  public var answer: [Int] { examples.indices.map { example in order.firstIndex(of: example) ?? 0 } }

  /// How many rows and columns a map has at least in which something can be recognised.
  static let smallest = 5

  /// Asks on the page of the whole network about the deepest convolution in whose maps something can be recognised.
  public init?(_ page: ExercisePage, in explanation: Explanation) {
    let experiment = explanation.experiment
    guard case .network = page, experiment.examples.count > 2,
      let found = explanation.convolutions.last(where: { found in
        found.convolution.activation.shape.dimensions.suffix(2).allSatisfy { $0 >= Self.smallest }
      })
    else { return nil }
    let convolution = found.convolution
    let filter = mostVariedMap(convolution.activation.slice(experiment.hero))
    let all = experiment.examples.indices.map { convolution.activation.slice($0).slice(filter) }
    guard let examples = Self.unlike(all, hero: experiment.hero) else { return nil }
    (layer, self.filter, self.examples, range) = (convolution.name, filter, examples, convolution.blockRange)
    maps = examples.map { all[$0] }
    var random = RandomGenerator(seed: 1, stream: page.stream)
    var order = random.permutation(examples.count)
    // The order of the images itself would be no question.
    while order == Array(examples.indices) { order = random.permutation(examples.count) }
    self.order = order
  }

  /// The hero and the two examples with the most different maps: of all, the two whose nearest neighbour among the three is
  /// farthest; `nil` where two of the maps are alike.
  private static func unlike(_ maps: [Tensor], hero: Int) -> [Int]? {
    func distance(_ one: Int, _ other: Int) -> Float {
      zip(maps[one].values, maps[other].values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    var best: (examples: [Int], distance: Float) = ([], 0)
    // Of many classes the first twenty are tried.
    let candidates = maps.indices.filter { $0 != hero }.prefix(20)
    for (position, one) in candidates.enumerated() {
      for other in candidates.dropFirst(position + 1) {
        let nearest = min(distance(hero, one), distance(hero, other), distance(one, other))
        if nearest > best.distance { best = ([hero, one, other].sorted(), nearest) }
      }
    }
    return best.distance > 0 ? best.examples : nil
  }
}
