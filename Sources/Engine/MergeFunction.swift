/// A function that joins values of one shape element by element.
public enum MergeFunction: String, CaseIterable, Sendable {
  /// The sum.
  case add
  /// The first less the second; of two values only.
  case subtract
  /// The product.
  case multiply
  /// The mean.
  case average
  /// The largest.
  case maximum
  /// The smallest.
  case minimum

  /// What each of `count` values is multiplied by before all are added up; `nil` of a function that is no weighted sum.
  func factors(_ count: Int) -> [Float]? {
    switch self {
    case .add: Array(repeating: 1, count: count)
    case .subtract: [1, -1]
    case .average: Array(repeating: 1 / Float(count), count: count)
    case .multiply, .maximum, .minimum: nil
    }
  }
}
