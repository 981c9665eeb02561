import Datasets
import Tensors
import Training

/// Two runs on the same data, side by side.
public struct RunComparison: Equatable, Sendable {
  /// The run that comes first, and the one that is held against it.
  public let first, second: RunRecord
  /// The test images that they see differently; `nil` where the answers of one of them are not at hand.
  public let disagreements: Disagreements?

  /// A setting of the training in both runs; `nil` in one that does not have it.
  public struct SettingPair: Equatable, Sendable {
    /// Its name in `report.json`.
    public let name: String
    /// Its values.
    public let first, second: String?
    /// Whether the runs differ in it.
    public var differs: Bool { first != second }
  }

  /// Puts two runs side by side, with their answers to the test images if both are known.
  public init(_ first: RunRecord, _ second: RunRecord, disagreements: Disagreements? = nil) {
    (self.first, self.second, self.disagreements) = (first, second, disagreements)
  }

  /// Both in their order.
  public var runs: [RunRecord] { [first, second] }

  /// All settings of either, those of the first in its order.
  public var settings: [SettingPair] {
    let names = first.settings.map(\.name)
    let others = second.settings.map(\.name).filter { !names.contains($0) }
    return (names + others).map { name in
      SettingPair(
        name: name, first: first.settings.first { $0.name == name }?.value,
        second: second.settings.first { $0.name == name }?.value)
    }
  }

  /// How many more test images the second run took for a class that is not theirs, `[true class][predicted class]`; on the
  /// diagonal, how many more it got right.
  public var confusionDifference: [[Int]] {
    zip(first.confusion, second.confusion).map { zip($0, $1).map { $1 - $0 } }
  }
}

/// The test images for which two networks give different answers.
public struct Disagreements: Equatable, Sendable {
  /// An image and both answers.
  public struct Image: Equatable, Sendable {
    /// The test image.
    public let example: Experiment.Example
    /// What the two take it for.
    public let first, second: Int
    /// The probability, or output, that each has for its answer.
    public let firstOutput, secondOutput: Float
  }

  /// Who is right.
  public enum Kind: String, CaseIterable, Sendable {
    /// The first only, the second only, or neither.
    case first, second, neither
  }

  /// How many images there are of a kind, and those of them that are shown.
  public struct Group: Equatable, Sendable {
    /// Who is right.
    public let kind: Kind
    /// How many there are.
    public let count: Int
    /// The images of which whoever is wrong is surest; of `neither`, of which both are.
    public let images: [Image]
  }

  /// One for each kind.
  public let groups: [Group]
  /// Whether the outputs are probabilities.
  public let areProbabilities: Bool

  /// How many images there are.
  public var count: Int { groups.reduce(0) { $0 + $1.count } }

  /// Finds them among the test images; of each kind at most `limit` are shown.
  public init(
    _ first: Evaluation, _ second: Evaluation, test: LabelledImages, areProbabilities: Bool, limit: Int = 6
  ) {
    self.areProbabilities = areProbabilities
    let differing = first.predictions.indices.filter { first.predictions[$0] != second.predictions[$0] }
    func sureness(_ evaluation: Evaluation, _ index: Int) -> Float {
      evaluation.probabilities[index, evaluation.predictions[index]]
    }
    groups = Kind.allCases.map { kind in
      let own = differing.filter { index in
        let label = Int(test.labels[index])
        return switch kind {
        case .first: first.predictions[index] == label
        case .second: second.predictions[index] == label
        case .neither: first.predictions[index] != label && second.predictions[index] != label
        }
      }
      func rank(_ index: Int) -> Float {
        switch kind {
        case .first: sureness(second, index)
        case .second: sureness(first, index)
        case .neither: min(sureness(first, index), sureness(second, index))
        }
      }
      let shown = own.map { (rank($0), $0) }.sorted { ($0.0, $1.1) > ($1.0, $0.1) }.prefix(limit).map(\.1)
      let images = test.tensor(shown)
      return Group(
        kind: kind, count: own.count,
        images: shown.enumerated().map { position, index in
          Image(
            example: .init(index: index, label: Int(test.labels[index]), image: images.slice(position)),
            first: first.predictions[index], second: second.predictions[index],
            firstOutput: sureness(first, index), secondOutput: sureness(second, index))
        })
    }
  }
}
