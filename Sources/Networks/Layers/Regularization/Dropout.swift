import Engine
import Tensors

/// Sets values to zero at random while training, so that no unit can rely on a single other one.
///
/// The shape stays. Each value is dropped with probability `rate`, and what is left is divided by `1 - rate`, so that
/// the expected sum stays (Srivastava et al., 2014). Outside of training the layer does nothing.
///
///     rate 0.5     3 1 4 1   ->  6 0 8 0   (for example)
public struct Dropout: Layer {
  /// Keras's name of the class.
  public static let kind = "Dropout"

  /// The probability with which a value is dropped.
  public let rate: Double

  /// Makes a dropout; the rate is at least 0 and less than 1.
  public init(rate: Double) {
    precondition((0..<1).contains(rate), "a dropout rate is at least 0 and less than 1")
    self.rate = rate
  }

  /// Reads `rate`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(rate: try arguments.number("rate", in: 0..<1))
  }
}

extension Dropout {
  /// The rate.
  public var arguments: [LayerArgument] { [LayerArgument("rate", .number(rate), positional: true)] }

  /// Outside of training nothing is changed.
  public var actsOnlyInTraining: Bool { true }

  /// The shape of the input.
  public func outputShape(_ inputs: [Shape]) throws -> Shape { try inputs.one() }

  /// A dropout, which compiles to nothing outside of training.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: try builder.dropout(inputs[0], rate: Float(rate)))
  }

  /// `nn.Dropout`.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    PyTorchLayer(module: "nn.Dropout(\(rate))", forward: "{self}({x})")
  }
}
