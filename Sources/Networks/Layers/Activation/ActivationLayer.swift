import Engine
import Tensors

/// A layer that is nothing but an activation function: the shape stays, and there is nothing to learn.
///
/// A kind has a name, the arguments that Keras gives it, and the function that these make.
public protocol ActivationLayer: Layer {}

extension ActivationLayer {
  /// The shape of the input.
  public func outputShape(_ inputs: [Shape]) throws -> Shape { try inputs.one() }

  /// Softmax looks at the whole vector, every other function at one value.
  public func sight(_ inputs: [Shape]) -> Sight {
    activation?.isElementwise == false && inputs[0].rank == 1 ? .everything : .cell
  }

  /// The function; what it is applied to is the layer's pre-activation.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    try builder.activated(inputs[0], activation)
  }

  /// The function of the same name.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer { PyTorchLayer(forward: activation.pytorch("{x}")) }
}
