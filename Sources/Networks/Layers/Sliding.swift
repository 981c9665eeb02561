import Engine
import Tensors

/// What layers with a window over maps have in common.
extension Padding {
  /// The extents of the output of a window over maps; throws where the window does not fit in once.
  func slide(_ size: Extents, strides: Extents, over maps: Shape) throws -> Extents {
    if self == .valid, size.rows > maps.rows || size.columns > maps.columns {
      throw NetworkError.windowTooLarge(size, maps: Extents(rows: maps.rows, columns: maps.columns))
    }
    let output = window(size, strides: strides, over: maps).output(rows: maps.rows, columns: maps.columns)
    return Extents(rows: output.rows, columns: output.columns)
  }
}

extension [Shape] {
  /// The shape of the only input.
  func one() throws -> Shape {
    guard count == 1 else { throw NetworkError.inputCount(count) }
    return self[0]
  }

  /// The shape of the only input, which must be maps.
  func oneOfMaps() throws -> Shape {
    let shape = try one()
    guard shape.isMaps else { throw NetworkError.needsMaps(shape) }
    return shape
  }
}

extension Extents {
  /// How many cells of a map a window covers at most.
  func cells(in maps: Shape) -> Int { Swift.min(rows, maps.rows) * Swift.min(columns, maps.columns) }
}

extension BorderPadding {
  /// Whether both sides of each axis get as much.
  var isEven: Bool { top == bottom && left == right }
}

extension Builder {
  /// A value and what an activation function makes of it.
  func activated(_ sum: Value, _ function: ActivationFunction?) throws -> LayerValues {
    guard let function else { return LayerValues(output: sum) }
    return LayerValues(output: try activation(sum, function), preActivation: sum)
  }
}
