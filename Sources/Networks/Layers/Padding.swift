import Engine
import Tensors

/// What is put around a map before a window walks over it.
public enum Padding: String, CaseIterable, Sendable {
  /// Nothing: the output is `(extent - size) / stride + 1`, rounded down.
  case valid
  /// Just enough for an output of `extent / stride`, rounded up; an odd cell is put at the bottom or the right.
  case same

  /// The window of a size and steps over maps, with the padding that this rule asks for.
  package func window(_ size: Extents, strides: Extents, over maps: Shape) -> Window {
    let (top, bottom) = border(extent: maps.rows, size: size.rows, stride: strides.rows)
    let (left, right) = border(extent: maps.columns, size: size.columns, stride: strides.columns)
    return Window(
      rows: size.rows, columns: size.columns, rowStride: strides.rows, columnStride: strides.columns,
      padding: BorderPadding(top: top, bottom: bottom, left: left, right: right))
  }

  private func border(extent: Int, size: Int, stride: Int) -> (before: Int, after: Int) {
    guard self == .same else { return (0, 0) }
    let steps = (extent - 1) / stride
    let total = max(0, steps * stride + size - extent)
    return (total / 2, total - total / 2)
  }
}
