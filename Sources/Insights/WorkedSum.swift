/// Why an explanation cannot be given.
public enum InsightError: Error, Equatable, CustomStringConvertible {
  /// A sum that would be printed differs from what the engine computed for that cell.
  case sumDisagrees(place: String, worked: Float, engine: Float)
  /// A value after an activation function that would be printed differs from what the engine computed for that cell.
  case functionDisagrees(place: String, function: String, worked: Float, engine: Float)
  /// The network has no layer of that name.
  case noLayer(String)
  /// The test images hold no example to explain.
  case noExample
  /// A layer computed something that is no finite number.
  case notFinite(layer: String)

  /// One sentence that says what disagrees or is missing.
  public var description: String {
    switch self {
    case .sumDisagrees(let place, let worked, let engine):
      "the worked sum of \(place) gives \(worked), but the engine computed \(engine); this is a bug, please report it"
    case .functionDisagrees(let place, let function, let worked, let engine):
      "\(function) of \(place) gives \(worked), but the engine computed \(engine); this is a bug, please report it"
    case .noLayer(let name): "the network has no layer called '\(name)'"
    case .notFinite(let layer):
      "the layer '\(layer)' computes numbers too large for 32 bits, so that there is nothing to explain; "
        + "train with a lower learning rate, or check the weights"
    case .noExample: "there is no test image to explain"
    }
  }
}

/// A sum as a page prints it, term by term, held against what the engine computed for the same cell.
public struct WorkedSum: Equatable, Sendable {
  /// What is added, in the order in which it is printed.
  public let terms: [Float]
  /// The sum of the terms, added in `Double`.
  public let total: Float

  /// How far a printed number may lie from the engine's value.
  public static let tolerance: Float = 1e-4

  /// How far the sum of some terms may lie from the engine's value: `tolerance`, and where the terms come to more than 100
  /// in all, a millionth of that, which is as exact as sums of 32-bit numbers are.
  static func tolerance(of terms: [Float]) -> Float {
    max(tolerance, Float(terms.reduce(0.0) { $0 + Double(abs($1)) } * 1e-6))
  }

  /// Adds the terms and compares with the engine's value; throws `InsightError.sumDisagrees` if they differ by more than
  /// `tolerance(of:)`.
  public init(_ terms: [Float], engine: Float, place: @autoclosure () -> String) throws {
    self.init(exactly: terms)
    guard abs(total - engine) < WorkedSum.tolerance(of: terms) else {
      throw InsightError.sumDisagrees(place: place(), worked: total, engine: engine)
    }
  }

  /// Adds terms that are exact, such as whole numbers of a textbook example.
  init(exactly terms: [Float]) {
    self.terms = terms
    total = Float(terms.reduce(0.0) { $0 + Double($1) })
  }
}
