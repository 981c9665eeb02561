/// A dense array of `Float`, row-major: the last axis is contiguous.
///
/// Activations are `[examples, channels, rows, columns]`; parameters keep Keras's layouts, `[rows, columns, in, out]`
/// for a convolution kernel and `[in, out]` for a dense one.
public struct Tensor: Equatable, Sendable {
  /// The extents, outermost first.
  public let shape: Shape
  /// The values in row-major order.
  public var values: [Float]

  /// Makes a tensor of existing values, which must be as many as the shape asks for.
  public init(_ shape: Shape, _ values: [Float]) {
    precondition(values.count == shape.count, "\(values.count) values do not fill a tensor of shape \(shape)")
    self.shape = shape
    self.values = values
  }

  /// Makes a tensor with the same value everywhere.
  public init(_ shape: Shape, repeating value: Float = 0) {
    self.shape = shape
    values = Array(repeating: value, count: shape.count)
  }

  /// The number of values.
  @inlinable public var count: Int { values.count }

  /// One value of a vector.
  @inlinable public subscript(i: Int) -> Float {
    get { values[i] }
    set { values[i] = newValue }
  }

  /// One value of a tensor with two axes.
  @inlinable public subscript(i: Int, j: Int) -> Float {
    get { values[i * shape[1] + j] }
    set { values[i * shape[1] + j] = newValue }
  }

  /// One value of a tensor with three axes.
  @inlinable public subscript(i: Int, j: Int, k: Int) -> Float {
    get { values[(i * shape[1] + j) * shape[2] + k] }
    set { values[(i * shape[1] + j) * shape[2] + k] = newValue }
  }

  /// One value of a tensor with four axes.
  @inlinable public subscript(i: Int, j: Int, k: Int, l: Int) -> Float {
    get { values[((i * shape[1] + j) * shape[2] + k) * shape[3] + l] }
    set { values[((i * shape[1] + j) * shape[2] + k) * shape[3] + l] = newValue }
  }

  /// The part at one position of the first axis: one example of a batch, or one map of an example.
  public func slice(_ index: Int) -> Tensor {
    let part = shape.withoutBatch
    return Tensor(part, Array(values[index * part.count..<(index + 1) * part.count]))
  }

  /// The same values under another shape with as many.
  public func reshaped(_ shape: Shape) -> Tensor { Tensor(shape, values) }

  /// The smallest and the largest value; 0 and 0 of an empty tensor.
  public var range: ClosedRange<Float> {
    guard let first = values.first else { return 0...0 }
    var low = first
    var high = first
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    return low...high
  }

  /// The position of the largest value, the first one among equals; `nil` of an empty tensor.
  public var indexOfMaximum: Int? {
    values.indices.max { values[$0] < values[$1] || (values[$0] == values[$1] && $0 > $1) }
  }
}
