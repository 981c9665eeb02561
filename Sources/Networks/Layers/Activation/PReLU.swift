import Engine
import Tensors

/// Keeps what is positive and multiplies what is not by a number that is learned.
///
/// The shape stays: x becomes x where it is positive, `alpha * x` where it is not (He et al., 2015). The parameter `alpha` has
/// the shape of the input as Keras has it, channels last, with 1 along the axes that share their numbers: with `shared_axes`
/// `[1, 2]` one for each channel.
///
///     alpha 0.25     -2 0 3   ->  -0.5 0 3
public struct PReLU: Layer {
  /// Keras's name of the class.
  public static let kind = "PReLU"

  /// The axes along which all values share one number, with the batch as axis 0 and channels last; in rising order.
  public let sharedAxes: [Int]

  /// Makes a rectifier.
  public init(sharedAxes: [Int] = []) { self.sharedAxes = Array(Set(sharedAxes)).sorted() }

  /// Reads `shared_axes`: a number or a list of numbers from 1 to 4.
  public init(_ arguments: inout LayerArguments) throws {
    switch try arguments.value("shared_axes", optional: true)?.content {
    case nil: self.init()
    case .integer(let axis) where (1...4).contains(axis): self.init(sharedAxes: [axis])
    case .list(let values) where values.isEmpty: self.init()
    default: self.init(sharedAxes: try arguments.list("shared_axes", in: 1...4, count: 1...4))
    }
  }
}

extension PReLU {
  /// The shared axes, if there are.
  public var arguments: [LayerArgument] {
    sharedAxes.isEmpty ? [] : [LayerArgument("shared_axes", .list(sharedAxes.map(ArgumentValue.integer)))]
  }

  /// The shape of the input.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let shape = try inputs.one()
    if let axis = sharedAxes.last, axis > shape.rank { throw NetworkError.noSharedAxis(axis, shape) }
    return shape
  }

  /// The slopes, in Keras's order.
  public func parameters(_ inputs: [Shape]) -> [ParameterDeclaration] {
    let extents = inputs[0].channelsLast.enumerated().map { sharedAxes.contains($0 + 1) ? 1 : $1 }
    return [ParameterDeclaration("alpha", Shape(extents), .zeros)]
  }

  /// A comparison and a multiplication for each value.
  public func flops(_ inputs: [Shape]) -> Int { 2 * inputs[0].count }

  /// One rectifier.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: try builder.parametricRectifier(inputs[0], slope: parameters[0]))
  }

  /// `nn.PReLU` where all cells share a slope, else a parameter and a choice.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let slopes = parameters(inputs)[0].shape
    let cells = slopes.dimensions.dropLast()
    if cells.allSatisfy({ $0 == 1 }), slopes.count == inputs[0].channels || slopes.count == 1 {
      return PyTorchLayer(module: "nn.PReLU(\(slopes.count), init=0.0)", forward: "{self}({x})")
    }
    let extents = Shape(channelsLast: slopes.dimensions).dimensions.map(String.init).joined(separator: ", ")
    return PyTorchLayer(
      module: "nn.ParameterDict({\"alpha\": nn.Parameter(torch.zeros(\(extents)))})",
      forward: "torch.where({x} > 0, {x}, {self}[\"alpha\"] * {x})")
  }
}
