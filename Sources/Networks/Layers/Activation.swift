import Engine
import Tensors

/// Applies a function to each value; softmax to all values of a vector, or to all channels of a cell.
///
/// The shape stays. `relu`: `max(0, x)`; `sigmoid`: `1 / (1 + e^-x)`; `tanh`; `softmax`: `e^x / Σ e^x`; `linear`: `x`.
///
///     relu     -2 0 3   ->  0 0 3
public struct Activation: Layer {
  /// Keras's name of the class.
  public static let kind = "Activation"

  /// The function; `nil` for `linear`, which does nothing.
  public let activation: ActivationFunction?

  /// Makes an activation.
  public init(_ activation: ActivationFunction?) { self.activation = activation }

  /// Reads `activation`.
  public init(_ arguments: inout LayerArguments) throws {
    activation = try arguments.activation(optional: false)
  }
}

extension Activation {
  /// The name of the function.
  public var arguments: [LayerArgument] {
    [LayerArgument("activation", .text(activation?.rawValue ?? "linear"), positional: true)]
  }

  /// The shape of the input.
  public func outputShape(_ inputs: [Shape]) throws -> Shape { try inputs.one() }

  /// Softmax looks at the whole vector, every other function at one value.
  public func sight(_ inputs: [Shape]) -> Sight {
    activation == .softmax && !inputs[0].isMaps ? .everything : .cell
  }

  /// The function; what it is applied to is the layer's pre-activation.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    try builder.activated(inputs[0], activation)
  }

  /// The function of the same name.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer { PyTorchLayer(forward: activation.pytorch("{x}")) }
}
