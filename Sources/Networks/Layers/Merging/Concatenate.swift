import Engine
import Tensors

/// Lays its inputs one behind the other along an axis: the meeting of an inception module (Szegedy et al., 2015).
///
/// Two or more inputs that differ only along that axis. Along the channels `[C1, H, W]` and `[C2, H, W]` become
/// `[C1 + C2, H, W]`, along the rows `[C, H1, W]` and `[C, H2, W]` become `[C, H1 + H2, W]`.
///
///     1 2         5
///     3 4   and   6   become   1 2 5     along the columns
///                              3 4 6
public struct Concatenate: Layer {
  /// Keras's name of the class.
  public static let kind = "Concatenate"

  /// Keras's number of the axis: of its shapes with the batch in front and the channels last, from the end if negative.
  public let axis: Int

  /// Makes the layer; the last axis are the channels, or the features of a vector.
  public init(axis: Int = -1) { self.axis = axis }

  /// Reads `axis`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(axis: try arguments.integer("axis", in: -8...8, default: -1))
  }
}

extension Concatenate {
  /// The axis, unless it is the last.
  public var arguments: [LayerArgument] { axis == -1 ? [] : [LayerArgument("axis", .integer(axis))] }

  /// The extents along the axis added up.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    guard inputs.count > 1 else { throw NetworkError.mergeCount(inputs.count, needs: "two or more") }
    let axis = try self.axis(in: inputs[0])
    var extents = inputs[0].dimensions
    extents[axis] = 0
    for input in inputs {
      guard input.rank == extents.count, extents.indices.allSatisfy({ $0 == axis || input[$0] == extents[$0] }) else {
        throw NetworkError.unequalShapes(inputs)
      }
      extents[axis] += input[axis]
    }
    return Shape(extents)
  }

  /// One cell with its channels; along rows or columns, cells at all distances.
  public func sight(_ inputs: [Shape]) -> Sight { (try? axis(in: inputs[0])) == 0 ? .cell : .scattered }

  /// One concatenation.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: try builder.concatenation(inputs, axis: axis(in: inputs[0].shape)))
  }

  /// `torch.cat`, which counts the axes with the channels behind the batch.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let axis = ((try? self.axis(in: inputs[0])) ?? 0) + 1
    return PyTorchLayer(
      forward: "torch.cat((" + PyTorchLayer.places(inputs.count).joined(separator: ", ") + "), dim=\(axis))")
  }

  /// The axis in shapes without the batch and with the channels in front; throws where a shape has no such axis.
  public func axis(in shape: Shape) throws -> Int {
    // Keras's axes: 0 is the batch, then the cells, then the channels.
    let place = axis < 0 ? axis + shape.rank + 1 : axis
    guard (1...shape.rank).contains(place) else { throw NetworkError.noAxis(axis, shape) }
    return place == shape.rank ? 0 : place
  }
}
