import Engine
import Tensors

/// Writes all maps one after the other into a vector: row by row, column by column, channel by channel.
///
/// Input `[C, H, W]` becomes `[H * W * C]`. The channels of one cell stand side by side, as in Keras: the cell at row
/// `r`, column `c`, channel `k` goes to place `(r * W + c) * C + k`.
///
///     map 0   map 1
///     1 2     5 6
///     3 4     7 8   ->  1 5 2 6 3 7 4 8
public struct Flatten: Layer {
  /// Keras's name of the class.
  public static let kind = "Flatten"

  /// Makes a layer that flattens.
  public init() {}

  /// There is nothing to read.
  public init(_ arguments: inout LayerArguments) throws {}
}

extension Flatten {
  /// No arguments.
  public var arguments: [LayerArgument] { [] }

  /// A vector with as many values as the input.
  public func outputShape(_ inputs: [Shape]) throws -> Shape { [try inputs.one().count] }

  /// A change of order.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: try builder.flatten(inputs[0]))
  }

  /// `flatten`, after a change of order: PyTorch keeps the channels in front, Keras at the end.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    // Of signals and volumes too, so that a dense layer has its rows in Keras's order.
    let order = inputs[0].isMaps ? ".permute(0, 2, 3, 1)" : inputs[0].rank > 1 ? ".movedim(1, -1)" : ""
    let forward = "{x}\(order).flatten(1)"
    return PyTorchLayer(
      forward: forward, comment: inputs[0].isMaps ? "[N, C, H, W] -> [N, H, W, C] -> [N, H·W·C]" : nil)
  }
}
