import Networks
import Tensors

/// A test image and why the network answered what it did: the chain behind the answer, and what set it apart from another
/// class, the true one of a mistake, else the second in line.
public struct TracedImage: Sendable {
  /// The number that its figure and its page go by, from 1.
  public let number: Int
  /// The test image.
  public let image: Experiment.Example
  /// The names of the classes.
  public let classes: [String]
  /// What the network gave for each class.
  public let outputs: [Float]
  /// Whether these are probabilities of a softmax.
  public let areProbabilities: Bool
  /// How softmax made them; `nil` if it did not, or if its numbers are too large to print.
  public let softmax: SoftmaxTable?
  /// The chain behind the answer.
  public let trace: Trace
  /// The chain behind the true class of a mistake; `nil` of a right answer.
  public let rival: Trace?
  /// What set the answer apart from the true class, or from the second in line; `nil` where no dense layer gives the answer.
  public let contrast: TraceContrast?
  /// The maps on the chains, by the layer's name: `[channels]` followed by the extents.
  public let values: [String: Tensor]

  /// The class that the network answered.
  public var predicted: Int { trace.output }
  /// Whether that is the image's class.
  public var isRight: Bool { predicted == image.label }

  /// How many values are worked out here; each is held against the engine.
  var sumCount: Int {
    trace.sumCount + (rival?.sumCount ?? 0) + (contrast == nil ? 0 : 1) + (softmax?.classes.count ?? 0)
  }

  init(number: Int, _ experiment: Experiment, example: Int) throws {
    let network = experiment.network
    let outputs = experiment.inspection.output(of: network.outputs[0]).slice(example)
    let trace = try experiment.traceOfAnswer(example: example)
    image = experiment.examples[example]
    let isRight = trace.output == image.label
    rival = isRight ? nil : try Trace(experiment, example: example, output: image.label)
    let second = outputs.values.indices.filter { $0 != trace.output }.max {
      (outputs.values[$0], $1) < (outputs.values[$1], $0)
    }
    contrast = try (isRight ? second : image.label).flatMap {
      try TraceContrast(experiment, trace, against: $0, example: example)
    }
    (self.number, self.trace, classes) = (number, trace, experiment.dataset.classes)
    self.outputs = outputs.values
    areProbabilities = network.endsInSoftmax
    softmax = try SoftmaxTable(experiment, example: example)
    let names = (trace.steps + (rival?.steps ?? [])).flatMap { [$0.name, $0.source.name] } + network.inputs.map(\.name)
    values = names.reduce(into: [:]) { $0[$1] = experiment.inspection.output(of: $1).slice(example) }
  }
}

extension TracedImage {
  /// How many right answers and how many mistakes are explained at most; of wide networks, whose figures are large, fewer.
  static let (rightLimit, wrongLimit, wideWrongLimit) = (3, 3, 2)

  /// The hero; of the examples that are right, one the network is surest of and the one it is least sure of; and the surest
  /// mistakes, each of another pair of classes as far as there are such. Empty where the outputs are not the classes.
  static func all(of experiment: Experiment) throws -> [TracedImage] {
    let output = experiment.network.outputs[0]
    guard experiment.network.shape(of: output)?.count == experiment.dataset.classes.count else { return [] }
    let indices = right(experiment) + wrong(experiment)
    let followed = try experiment.following(indices)
    return try indices.indices.map { try TracedImage(number: $0 + 1, followed, example: $0) }
  }

  private static func right(_ experiment: Experiment) -> [Int] {
    let evaluation = experiment.evaluation
    func certainty(_ index: Int) -> Float { evaluation.probabilities[index, evaluation.predictions[index]] }
    let hero = experiment.examples[experiment.hero].index
    let others = experiment.examples.filter { $0.index != hero && evaluation.predictions[$0.index] == $0.label }
      .map(\.index).sorted { (certainty($0), $1) > (certainty($1), $0) }
    return [hero] + (others.prefix(1) + others.dropFirst().suffix(1)).prefix(rightLimit - 1)
  }

  private static func wrong(_ experiment: Experiment) -> [Int] {
    let limit = WindowWalk.isWide(experiment) ? wideWrongLimit : wrongLimit
    let surest = Mistakes(experiment).shown
    var pairs: Set<[Int]> = []
    let distinct = surest.filter { pairs.insert([$0.example.label, $0.predicted]).inserted }
    let shown = distinct.prefix(limit).map(\.example.index)
    let rest = surest.map(\.example.index).filter { !shown.contains($0) }
    let hero = experiment.examples[experiment.hero].index
    return (shown + rest).filter { $0 != hero }.prefix(limit).sorted { first, second in
      position(first, surest) < position(second, surest)
    }
  }

  private static func position(_ index: Int, _ mistakes: [Mistakes.Mistake]) -> Int {
    mistakes.firstIndex { $0.example.index == index } ?? mistakes.count
  }
}

extension Experiment {
  /// The chain behind the largest output for an example.
  func traceOfAnswer(example: Int) throws -> Trace {
    let output = inspection.output(of: network.outputs[0]).slice(example)
    return try Trace(self, example: example, output: output.indexOfMaximum ?? 0)
  }
}
