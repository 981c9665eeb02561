import Tensors

/// What a value of an ONNX graph is here.
enum ONNXValue {
  /// Known before anything is computed.
  case constant(ONNXArray)
  /// It depends on what goes in.
  case activation(ONNXActivation)
}

/// An input or the output of a layer, as an ONNX graph sees it.
///
/// A graph may keep its channels where it likes; here they come first. `order` says which axis is which, so that a
/// transposition costs no layer until one needs the axes in another order.
struct ONNXActivation: Equatable {
  /// The input or the layer.
  let name: String
  /// Its shape here.
  let shape: Shape
  /// For each axis of the ONNX value behind the batch, the axis here.
  let order: [Int]

  init(_ name: String, _ shape: Shape, order: [Int]) { (self.name, self.shape, self.order) = (name, shape, order) }

  /// The extents of one example as ONNX has them.
  var extents: [Int] { order.map { shape[$0] } }

  /// The axes in ONNX's order, channels first, as here.
  static func first(_ rank: Int) -> [Int] { Array(0..<rank) }
  /// The axes of a value that has its channels last.
  static func last(_ rank: Int) -> [Int] { Array(1..<max(1, rank)) + [0] }

  var isFirst: Bool { order == Self.first(order.count) }
  var isLast: Bool { order == Self.last(order.count) }

  /// Where the channels of the ONNX value are; `nil` of another order than the two.
  var axisOrder: AxisOrder? { isFirst ? .channelsFirst : isLast ? .channelsLast : nil }
}
