import Engine

/// A layer in PyTorch: the module that holds its parameters, and the expression that applies it.
public struct PyTorchLayer: Equatable, Sendable {
  /// The module's constructor; `nil` if a function is enough.
  public let module: String?
  /// The expression, with `{x}` for the input and `{self}` for the module.
  public let forward: String
  /// What a reader should know about the line.
  public let comment: String?

  /// Makes a layer; with several inputs `{x}` stands for the first, `{x1}`, `{x2}` ... for the others.
  public init(module: String? = nil, forward: String, comment: String? = nil) {
    (self.module, self.forward, self.comment) = (module, forward, comment)
  }
}

extension [Border] {
  /// In PyTorch's order, the last axis first: left, right, top, bottom.
  var pytorch: String {
    "(" + reversed().flatMap { ["\($0.before)", "\($0.after)"] }.joined(separator: ", ") + ")"
  }
}
