import Tensors

/// Where a framework keeps the channels of its arrays; here they always stand before the cells.
public enum AxisOrder: String, Equatable, Sendable {
  /// Behind rows and columns, as in Keras unless it is told otherwise: `[examples, rows, columns, channels]`.
  case channelsLast = "channels_last"
  /// Before them, as in PyTorch and ONNX: `[examples, channels, rows, columns]`.
  case channelsFirst = "channels_first"

  /// The extents of one example of a shape, as the framework prints them.
  public func extents(of shape: Shape) -> [Int] { self == .channelsLast ? shape.channelsLast : shape.dimensions }

  /// The shape of one example that the framework prints so.
  public func shape(_ extents: [Int]) -> Shape { self == .channelsLast ? Shape(channelsLast: extents) : Shape(extents) }

  /// Examples of a shape in the framework's array, `[examples] + extents`; `nil` if the array has other extents.
  public func examples(_ array: NumPyArray, of shape: Shape) -> Tensor? {
    guard let count = array.extents.first, count > 0, Array(array.extents.dropFirst()) == extents(of: shape) else {
      return nil
    }
    guard isMoved(shape) else { return Tensor(shape.batched(count), array.values) }
    let cells = shape.cells.reduce(1, *)
    return Tensor(shape.batched(count), Self.swapped(array.values, count, outer: cells, inner: shape.channels))
  }

  /// The framework's array of examples, `[examples] + shape`.
  public func array(_ examples: Tensor) -> NumPyArray {
    let (count, shape) = (examples.shape[0], examples.shape.withoutBatch)
    let extents = [count] + self.extents(of: shape)
    guard isMoved(shape) else { return NumPyArray(extents, examples.values) }
    let cells = shape.cells.reduce(1, *)
    return NumPyArray(extents, Self.swapped(examples.values, count, outer: shape.channels, inner: cells))
  }

  private func isMoved(_ shape: Shape) -> Bool { self == .channelsLast && shape.rank > 1 }

  /// Matrices `[outer, inner]` one after the other, each turned into `[inner, outer]`.
  private static func swapped(_ values: [Float], _ count: Int, outer: Int, inner: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: values.count) { result, filled in
      values.withUnsafeBufferPointer { values in
        for start in stride(from: 0, to: count * outer * inner, by: outer * inner) {
          for i in 0..<outer {
            for j in 0..<inner { result[start + j * outer + i] = values[start + i * inner + j] }
          }
        }
      }
      filled = values.count
    }
  }
}
