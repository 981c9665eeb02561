import Engine
import Tensors

/// A kind of layer that joins several inputs element by element.
///
/// The inputs have one shape; as in Keras, one with an extent of 1 along an axis is repeated along it. The output has the
/// largest extents: `[C, H, W]` and `[C, 1, 1]` become `[C, H, W]`.
public protocol MergeLayer: Layer {
  /// How two and more values become one.
  static var function: MergeFunction { get }

  /// Makes the layer, which has no arguments.
  init()
}

extension MergeLayer {
  /// Reads no arguments.
  public init(_ arguments: inout LayerArguments) throws { self.init() }

  /// None.
  public var arguments: [LayerArgument] { [] }

  /// The largest extents of the inputs.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    guard inputs.count > 1, Self.function != .subtract || inputs.count == 2 else {
      throw NetworkError.mergeCount(inputs.count, needs: Self.function == .subtract ? "two" : "two or more")
    }
    let first = inputs[0]
    guard inputs.allSatisfy({ $0.rank == first.rank }) else { throw NetworkError.unequalShapes(inputs) }
    let extents = first.dimensions.indices.map { axis in inputs.map { $0[axis] }.max() ?? 1 }
    guard inputs.allSatisfy({ zip($0.dimensions, extents).allSatisfy { $0 == 1 || $0 == $1 } }) else {
      throw NetworkError.unequalShapes(inputs)
    }
    return Shape(extents)
  }

  /// One operation less than there are inputs for each output, and the division of a mean.
  public func flops(_ inputs: [Shape]) -> Int {
    guard let output = try? outputShape(inputs) else { return 0 }
    return output.count * (inputs.count - 1 + (Self.function == .average ? 1 : 0))
  }

  /// One cell where all inputs have a cell for it; where one is repeated, cells at all distances.
  public func sight(_ inputs: [Shape]) -> Sight { inputs.allSatisfy { $0 == inputs[0] } ? .cell : .scattered }

  /// The inputs, repeated where they are smaller, and one operation.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let shape = try outputShape(inputs.map(\.shape))
    return LayerValues(output: try builder.merge(inputs.map { try builder.repeated($0, to: shape) }, Self.function))
  }

  /// The inputs joined by an operator or by functions of two.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let names = PyTorchLayer.places(inputs.count)
    func nested(_ function: String) -> String {
      names.dropFirst().reduce(names[0]) { "\(function)(\($0), \($1))" }
    }
    return switch Self.function {
    case .add: PyTorchLayer(forward: names.joined(separator: " + "))
    case .subtract: PyTorchLayer(forward: names.joined(separator: " - "))
    case .multiply: PyTorchLayer(forward: names.joined(separator: " * "))
    case .average: PyTorchLayer(forward: "(" + names.joined(separator: " + ") + ") / \(inputs.count)")
    case .maximum: PyTorchLayer(forward: nested("torch.maximum"))
    case .minimum: PyTorchLayer(forward: nested("torch.minimum"))
    }
  }
}

extension PyTorchLayer {
  /// The places of several inputs in an expression: `{x}`, `{x1}`, `{x2}`.
  static func places(_ count: Int) -> [String] { (0..<count).map { $0 == 0 ? "{x}" : "{x\($0)}" } }
}
