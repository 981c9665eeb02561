/// A layer in Keras: the line that makes it, and what has to stand before and after it.
public struct KerasLayer: Equatable, Sendable {
  /// A layer of its own in front, where Keras's layer cannot do all of it; `nil` without one.
  public let before: String?
  /// Layers of their own behind it.
  public let after: [String]
  /// The class with its module, as in `layers.Conv2D`.
  public let type: String
  /// What it is called with, beside its name.
  public let arguments: [String]

  /// Makes a layer of one of Keras's own kinds.
  public init(_ kind: String, _ arguments: [LayerArgument], before: String? = nil, after: [String] = []) {
    (self.before, self.after, type) = (before, after, "layers." + kind)
    let ordered = arguments.filter(\.positional) + arguments.filter { !$0.positional }
    self.arguments = ordered.map { $0.positional ? $0.value.python : "\($0.name)=\($0.value.python)" }
  }

  /// Makes a layer of a function, for what Keras has no layer of.
  public init(function: String) { (before, after, type, arguments) = (nil, [], "layers.Lambda", [function]) }

  /// The call that makes the layer with a name: `layers.Conv2D(8, 3, activation="relu", name="conv1")`.
  func constructor(name: String) -> String {
    "\(type)(" + (arguments + ["name=" + name.pythonLiteral]).joined(separator: ", ") + ")"
  }
}
