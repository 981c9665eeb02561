import Engine
import Tensors

/// Puts rows and columns of zeros around each map.
///
/// Input `[C, H, W]` becomes `[C, top + H + bottom, left + W + right]`.
///
///     1 2        0 0 0 0
///     3 4   ->   0 1 2 0     with 1 on each side
///                0 3 4 0
///                0 0 0 0
public struct ZeroPadding2D: Layer {
  /// Keras's name of the class.
  public static let kind = "ZeroPadding2D"

  /// How many rows and columns of zeros are put on each side.
  public let padding: BorderPadding

  /// Makes a padding of one cell on each side, unless told otherwise.
  public init(padding: BorderPadding = ZeroPadding2D.standard) {
    precondition(
      min(padding.top, padding.bottom, padding.left, padding.right) >= 0, "padding cannot be negative")
    self.padding = padding
  }

  /// Reads `padding`: one number, `[rows, columns]` or `[[top, bottom], [left, right]]`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(padding: try arguments.border(default: Self.standard))
  }

  /// One cell on each side.
  public static let standard = BorderPadding(top: 1, bottom: 1, left: 1, right: 1)
}

extension ZeroPadding2D {
  /// The padding in the shortest of its three forms.
  public var arguments: [LayerArgument] { [LayerArgument("padding", padding.argument, positional: true)] }

  /// The maps with their borders.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let maps = try inputs.oneOfMaps()
    return [
      maps.channels, maps.rows + padding.top + padding.bottom, maps.columns + padding.left + padding.right,
    ]
  }

  /// A window of one cell over the padded maps.
  public func window(_ inputs: [Shape]) -> Window? {
    Window(rows: 1, columns: 1, rowStride: 1, columnStride: 1, padding: padding)
  }

  /// One padding.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: try builder.zeroPadding(inputs[0], padding))
  }

  /// `nn.ZeroPad2d`, which counts left, right, top, bottom.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    PyTorchLayer(module: "nn.ZeroPad2d(\(padding.pytorch))", forward: "{self}({x})")
  }
}

extension BorderPadding {
  /// The padding as an argument, in the shortest of its three forms.
  fileprivate var argument: ArgumentValue {
    guard isEven else {
      return .list([.list([.integer(top), .integer(bottom)]), .list([.integer(left), .integer(right)])])
    }
    return top == left ? .integer(top) : .list([.integer(top), .integer(left)])
  }
}
