import Engine

/// An argument of a layer as it stands in a network file and in generated code.
public struct LayerArgument: Equatable, Sendable {
  /// Keras's name, as in `kernel_size`.
  public let name: String
  /// The value.
  public let value: ArgumentValue
  /// Whether Python code gives it by its place and not by its name: `Conv2D(8, 3)`.
  public let positional: Bool

  /// Makes an argument.
  public init(_ name: String, _ value: ArgumentValue, positional: Bool = false) {
    (self.name, self.value, self.positional) = (name, value, positional)
  }
}

/// The value of an argument.
public enum ArgumentValue: Equatable, Sendable {
  case integer(Int)
  case number(Double)
  case text(String)
  case flag(Bool)
  case list([ArgumentValue])
  case function(ActivationFunction)

  /// The value in Python: `(3, 5)`, `"same"`, `True`.
  public var python: String {
    switch self {
    case .integer(let value): String(value)
    case .number(let value): "\(value)"
    case .text(let value): "\"\(value)\""
    case .flag(let value): value ? "True" : "False"
    case .function(let function): function.keras
    case .list(let values): "(" + values.map(\.python).joined(separator: ", ") + ")"
    }
  }

  /// The value in YAML's flow style: `[3, 5]`, `same`, `true`.
  public var yaml: String {
    switch self {
    case .integer(let value): String(value)
    case .number(let value): "\(value)"
    case .text(let value): value.yamlScalar
    case .flag(let value): value ? "true" : "false"
    case .function(let function): function.yaml
    case .list(let values): "[" + values.map(\.yaml).joined(separator: ", ") + "]"
    }
  }
}
