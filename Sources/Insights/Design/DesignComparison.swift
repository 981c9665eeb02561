import Networks
import Training

/// What changes to a network bring: the recorded runs of many networks, and where the explained one stands among them.
public struct DesignComparison: Equatable, Sendable {
  /// The runs; the first result is the network that was changed.
  public let record: StudyRecord
  /// The network that is explained.
  public let own: Own

  /// The network that is explained, with its one run.
  public struct Own: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// The learned numbers, and the floating-point operations for one image.
    public let parameters, flops: Int
    /// The share of the test images classified rightly.
    public let accuracy: Double
    /// The variant of the study that it is; `nil` if it is none of them.
    public let variant: String?
  }

  /// How a network stands to the one that was changed.
  public enum Verdict: Sendable {
    /// Each of its runs is better, or worse, than every run of the other.
    case better, worse
    /// Their ranges overlap: it may be chance.
    case unclear
  }

  /// Places an experiment among the recorded runs; `nil` if its data are others.
  init?(_ experiment: Experiment) {
    guard let record = try? StudyRecord.recorded("design"), record.dataset == experiment.dataset.name,
      experiment.dataset.test.count > 0
    else { return nil }
    let network = experiment.author
    let same = record.result(network.name).flatMap {
      $0.parameters == network.parameterCount && $0.flops == network.flops ? $0.name : nil
    }
    self.record = record
    own = Own(
      name: network.name, parameters: network.parameterCount, flops: network.flops,
      accuracy: experiment.evaluation.accuracy, variant: same)
  }

  /// The network that was changed.
  public var base: StudyResult { record.results[0] }

  /// How a network stands to the one that was changed, by its accuracy on the test images.
  public func verdict(_ result: StudyResult) -> Verdict {
    let (range, other) = (result.range(\.accuracy), base.range(\.accuracy))
    if range.lowerBound > other.upperBound { return .better }
    return range.upperBound < other.lowerBound ? .worse : .unclear
  }
}
