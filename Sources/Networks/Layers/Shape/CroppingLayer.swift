import Engine
import Tensors

/// Takes the border of signals, maps or volumes away.
public protocol CroppingLayer: Layer {
  /// How many axes the maps have: 1, 2 or 3.
  static var axes: Int { get }
  /// How many cells are taken away before and after along each axis.
  var cropping: [Border] { get }

  /// Makes a cropping with one border for each axis.
  init(cropping: [Border])
}

extension CroppingLayer {
  /// Makes a cropping of as many cells on every side.
  public init(cropping: Int = 1) {
    self.init(cropping: Array(repeating: Border(before: cropping, after: cropping), count: Self.axes))
  }

  /// Reads `cropping`: one number, one for each axis, or pairs of before and after.
  public init(_ arguments: inout LayerArguments) throws {
    // Keras takes one cell away from signals and volumes, none from maps.
    let none = Self.axes == 2 ? Border() : Border(before: 1, after: 1)
    self.init(
      cropping: try arguments.borders(
        "cropping", axes: Self.axes, default: Array(repeating: none, count: Self.axes)))
  }

  /// The cropping in the shortest of its forms.
  public var arguments: [LayerArgument] { [LayerArgument("cropping", cropping.kerasForm, positional: true)] }

  /// The maps without their borders.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let maps = try inputs.oneOfMaps(axes: Self.axes)
    let extents = zip(maps.cells, cropping).map { $0 - $1.total }
    guard extents.allSatisfy({ $0 > 0 }) else { throw NetworkError.croppedAway(Extents(maps.cells)) }
    return Shape([maps.channels] + extents)
  }

  /// A window of one cell that starts inside of the maps.
  public func window(_ inputs: [Shape]) -> Window? {
    Window(axes: cropping.map { Window.Axis(size: 1, padding: Border(before: -$0.before, after: -$0.after)) })
  }

  /// One cropping.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: try builder.cropping(inputs[0], cropping))
  }

  /// A slice along each axis.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let slices = zip(inputs[0].cells, cropping).map { "\($1.before):\($0 - $1.after)" }
    return PyTorchLayer(forward: "{x}[:, :, " + slices.joined(separator: ", ") + "]")
  }
}
