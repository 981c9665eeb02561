import Engine
import Tensors

/// One kind of layer with its arguments: what a line of a Keras model says.
///
/// A layer knows nothing of its name or its neighbours; a `Node` places it in a `Network`. Shapes are those of one
/// example, without the batch: `[channels, rows, columns]`, of signals `[channels, steps]`, of volumes
/// `[channels, depth, rows, columns]`, or `[features]`.
public protocol Layer: Sendable {
  /// Keras's name of the class, as in `Conv2D`.
  static var kind: String { get }

  /// Reads the arguments under Keras's names and with Keras's defaults; throws `NetworkError` where one is wrong.
  init(_ arguments: inout LayerArguments) throws

  /// The arguments in Keras's order, without those that have their default.
  var arguments: [LayerArgument] { get }

  /// The function that the layer applies to each of its results; `nil` if it applies none.
  var activation: ActivationFunction? { get }

  /// Whether the layer does something only while the network trains, and passes its input on unchanged afterwards.
  var actsOnlyInTraining: Bool { get }

  /// The shape of the output for inputs of these shapes; throws `NetworkError` where the layer cannot take them.
  func outputShape(_ inputs: [Shape]) throws -> Shape

  /// The parameters in Keras's order, for inputs that `outputShape` accepts.
  func parameters(_ inputs: [Shape]) -> [ParameterDeclaration]

  /// The floating-point operations for one example: 2 for a multiplication whose product is added, 1 for any other
  /// addition, comparison, multiplication or division. Activation functions are not counted.
  func flops(_ inputs: [Shape]) -> Int

  /// The window that walks over the input, with the padding it meets there; `nil` if none does.
  func window(_ inputs: [Shape]) -> Window?

  /// What one value of the output is computed from.
  func sight(_ inputs: [Shape]) -> Sight

  /// Adds the layer to a program that is being built.
  func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues

  /// The same layer in Keras.
  func keras(_ inputs: [Shape]) -> KerasLayer

  /// The same layer in PyTorch.
  func pytorch(_ inputs: [Shape]) -> PyTorchLayer
}

/// What most kinds have in common.
extension Layer {
  /// Keras's name of the class, as in `Conv2D`.
  public var kind: String { Self.kind }

  /// No activation function.
  public var activation: ActivationFunction? { nil }

  /// It acts always.
  public var actsOnlyInTraining: Bool { false }

  /// No parameters.
  public func parameters(_ inputs: [Shape]) -> [ParameterDeclaration] { [] }

  /// No operations.
  public func flops(_ inputs: [Shape]) -> Int { 0 }

  /// No window.
  public func window(_ inputs: [Shape]) -> Window? { nil }

  /// The layer of the same name with the same arguments.
  public func keras(_ inputs: [Shape]) -> KerasLayer { KerasLayer(kind, arguments) }

  /// What the window shows, or one cell where there is no window.
  public func sight(_ inputs: [Shape]) -> Sight { window(inputs).map(Sight.window) ?? .cell }
}

/// What one value of a layer's output is computed from.
public enum Sight: Equatable, Sendable {
  /// One value of the input, or one cell with all its channels.
  case cell
  /// The cells under a window, with all their channels.
  case window(Window)
  /// The whole input.
  case everything
  /// Cells that no single window describes, as where maps grow, change their order or come to lie one behind the other.
  case scattered
}

/// The values that a layer adds to a program.
public struct LayerValues: Sendable {
  /// What the layer hands on.
  public let output: Value
  /// What its activation function was applied to; `nil` if it has none.
  public let preActivation: Value?

  /// Makes the values of a layer.
  public init(output: Value, preActivation: Value? = nil) {
    (self.output, self.preActivation) = (output, preActivation)
  }
}
