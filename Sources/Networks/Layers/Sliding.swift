import Engine
import Tensors

/// What layers with a window over maps have in common.
extension Padding {
  /// The extents of the output of a window over maps; throws where the window does not fit in once.
  func slide(
    _ size: Extents, strides: Extents, dilation: Extents? = nil, over maps: Shape
  ) throws -> [Int] {
    if case .explicit(let borders) = self, borders.count != size.dimensions.count {
      throw NetworkError.borderCount(borders.count, axes: size.dimensions.count)
    }
    let window = window(size, strides: strides, dilation: dilation, over: maps)
    let reach = window.axes.map(\.reach)
    guard zip(window.axes, maps.cells).allSatisfy({ $1 + $0.padding.total >= $0.reach }) else {
      throw NetworkError.windowTooLarge(Extents(reach), maps: Extents(maps.cells))
    }
    return window.output(maps.cells)
  }
}

extension [Shape] {
  /// The shape of the only input.
  func one() throws -> Shape {
    guard count == 1 else { throw NetworkError.inputCount(count) }
    return self[0]
  }

  /// The shape of the only input, which must be maps with so many axes: signals, maps or volumes.
  func oneOfMaps(axes: Int = 2) throws -> Shape {
    let shape = try one()
    guard shape.rank == axes + 1 else { throw NetworkError.needsMaps(shape, axes: axes) }
    return shape
  }
}

extension Extents {
  /// How many cells of a map a window covers at most.
  func cells(in maps: Shape) -> Int { zip(dimensions, maps.cells).reduce(1) { $0 * Swift.min($1.0, $1.1) } }
}

extension Builder {
  /// A value and what an activation function makes of it.
  func activated(_ sum: Value, _ function: ActivationFunction?) throws -> LayerValues {
    guard let function else { return LayerValues(output: sum) }
    return LayerValues(output: try activation(sum, function), preActivation: sum)
  }
}
