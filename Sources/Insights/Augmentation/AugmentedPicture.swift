import Datasets
import Tensors

/// A picture after a transformation, and the network's answer to it.
public struct AugmentedPicture: Equatable, Sendable {
  /// The name of the transformation, as in `rotation`; `original` of none.
  public let name: String
  /// By how much: degrees, pixels, a factor; `nil` of what is done or not.
  public let amount: Double?
  /// The values that the network reads, `[channels, rows, columns]`; noise may take some out of 0 to 1.
  public let image: Tensor
  /// The true class of the image, before it was changed.
  public let label: Int
  /// The class with the largest output.
  public let predicted: Int
  /// That output.
  public let output: Float

  /// Whether the answer is the class that the image had.
  public var isRight: Bool { predicted == label }
}

/// A transformation of a test image, before the network has seen it.
struct AugmentedDraft {
  let name: String
  let amount: Double?
  let changes: [Change]
  let example: Experiment.Example

  init(_ name: String, _ amount: Double?, _ changes: [Change], _ example: Experiment.Example) {
    (self.name, self.amount, self.changes, self.example) = (name, amount, changes, example)
  }

  static func turned(_ degrees: Double, _ example: Experiment.Example) -> AugmentedDraft {
    AugmentedDraft(Rotation.name, degrees, [.place(Rotation.map(degrees: degrees))], example)
  }

  static func mirrored(_ example: Experiment.Example) -> AugmentedDraft {
    AugmentedDraft(HorizontalFlip.name, nil, [HorizontalFlip.change], example)
  }

  static func upsideDown(_ example: Experiment.Example) -> AugmentedDraft {
    AugmentedDraft(VerticalFlip.name, nil, [VerticalFlip.change], example)
  }
}
