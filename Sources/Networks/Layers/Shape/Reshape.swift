import Engine
import Tensors

/// Cuts the same values, in the same order, into another shape.
///
/// Shapes and order are Keras's, channels last: `targetShape` `[H, W, C]` makes maps `[C, H, W]`. One of its numbers may be
/// -1, which stands for what is left.
///
///     1 2 3 4 5 6   to [3, 2]   ->   1 2
///                                    3 4
///                                    5 6
public struct Reshape: Layer {
  /// Keras's name of the class.
  public static let kind = "Reshape"

  /// The new shape in Keras's order, channels last; at most one of its numbers is -1.
  public let targetShape: [Int]

  /// Makes a layer that reshapes.
  public init(targetShape: [Int]) { self.targetShape = targetShape }

  /// Reads `target_shape`.
  public init(_ arguments: inout LayerArguments) throws {
    targetShape = try arguments.list("target_shape", in: -1...NetworkLimits.extent, count: 1...4)
  }
}

extension Reshape {
  /// The new shape.
  public var arguments: [LayerArgument] {
    [LayerArgument("target_shape", .list(targetShape.map(ArgumentValue.integer)), positional: true)]
  }

  /// The new shape, with as many values.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let count = try inputs.one().count
    let known = targetShape.filter { $0 != -1 }
    guard targetShape.count - known.count <= 1, known.allSatisfy({ $0 > 0 }),
      let product = NetworkLimits.product(known, limit: NetworkLimits.values), count % product == 0,
      known.count < targetShape.count || product == count
    else { throw NetworkError.reshape(targetShape, values: count) }
    return Shape(channelsLast: targetShape.map { $0 == -1 ? count / product : $0 })
  }

  /// Cells of the result may lie anywhere in the input.
  public func sight(_ inputs: [Shape]) -> Sight { .scattered }

  /// A change of shape.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: try builder.reshape(inputs[0], to: outputShape(inputs.map(\.shape))))
  }

  /// `reshape` between two changes of order: PyTorch keeps the channels in front, Keras at the end.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let shape = (try? outputShape(inputs)) ?? inputs[0]
    let extents = shape.channelsLast.map(String.init).joined(separator: ", ")
    let back = shape.rank > 1 ? ".movedim(-1, 1)" : ""
    return PyTorchLayer(
      forward: "{x}\(inputs[0].rank > 1 ? ".movedim(1, -1)" : "").reshape(-1, \(extents))\(back)")
  }
}
