/// What can go wrong when operations are put together or compiled.
public enum EngineError: Error, Hashable, CustomStringConvertible {
  /// An operation was given values whose shapes do not fit it.
  case shape(operation: String, reason: String)
  /// The library that does the arithmetic refused an operation.
  case library(operation: String, status: Int)

  /// One sentence that says what and where.
  public var description: String {
    switch self {
    case .shape(let operation, let reason): "The \(operation) cannot be built: \(reason)."
    case .library(let operation, let status): "oneDNN cannot run this \(operation) here (status \(status))."
    }
  }
}
