/// What the data sets that are made of formulas consist of, example by example.
public enum GeneratedData: Sendable {
  /// Signals of 128 steps.
  case signals
  /// Volumes of 16 × 16 × 16 cells.
  case volumes

  /// The name of each class.
  public var classes: [String] {
    switch self {
    case .signals: SignalKind.allCases.map(\.rawValue)
    case .volumes: Solid.allCases.map(\.rawValue)
    }
  }

  /// The first examples to train with, which are made without the others.
  public func first(_ count: Int) -> LabelledImages {
    switch self {
    case .signals: SignalKind.examples(count, stream: "signals train")
    case .volumes: Solid.examples(count, stream: "volumes train")
    }
  }
}
