import Engine

/// A layer in Keras: itself, and the layers of their own that have to stand before and after it where it cannot do all.
public struct KerasLayer: Equatable, Sendable {
  /// One layer of Keras, without its name.
  public struct Call: Equatable, Sendable {
    /// The class, as in `Conv2D`; `Lambda` of a function.
    public let kind: String
    /// What it is called with, under Keras's names.
    public let arguments: [LayerArgument]
    /// The Python function of a `Lambda`, for what Keras has no layer of.
    public let function: String?

    /// Makes a layer of one of Keras's own kinds.
    public init(_ kind: String, _ arguments: [LayerArgument]) {
      (self.kind, self.arguments, function) = (kind, arguments, nil)
    }

    /// Makes a layer of a function.
    public init(function: String) { (kind, arguments, self.function) = ("Lambda", [], function) }

    /// The call in Python, with the name that the layer gets, if any: `layers.Conv2D(8, 3, name="conv1")`.
    func python(name: String? = nil) -> String {
      let ordered = arguments.filter(\.positional) + arguments.filter { !$0.positional }
      let own = ordered.map { $0.positional ? $0.value.python : "\($0.name)=\($0.value.python)" }
      let ending = name.map { ["name=" + $0.pythonLiteral] } ?? []
      return "layers.\(kind)(" + ((function.map { [$0] } ?? []) + own + ending).joined(separator: ", ") + ")"
    }
  }

  /// A layer of its own in front; `nil` without one.
  public let before: Call?
  /// The layer that has the name and the parameters.
  public let own: Call
  /// Layers of their own behind it.
  public let after: [Call]

  /// Makes a layer of one of Keras's own kinds.
  public init(_ kind: String, _ arguments: [LayerArgument], before: Call? = nil, after: [Call] = []) {
    (self.before, own, self.after) = (before, Call(kind, arguments), after)
  }

  /// Makes a layer of a function, for what Keras has no layer of.
  public init(function: String) { (before, own, after) = (nil, Call(function: function), []) }
}

extension KerasLayer.Call {
  /// A layer that pads or crops, with the cells of its borders.
  static func borders(_ kind: String, _ borders: [Border]) -> KerasLayer.Call {
    let name = kind.hasPrefix("ZeroPadding") ? "padding" : "cropping"
    return KerasLayer.Call(kind, [LayerArgument(name, borders.kerasArgument, positional: true)])
  }
}
