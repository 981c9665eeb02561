import Engine
import Networks
import Tensors

/// A window that walks over maps, as convolutions and poolings of ONNX describe it.
struct ONNXWindow {
  static let attributes: Set<String> = ["kernel_shape", "strides", "pads", "dilations", "auto_pad"]

  let size, strides, dilation: Extents
  let padding: Padding
  private let call: ONNXCall

  /// Reads the attributes; `size` is that of the kernel, where there is one.
  ///
  /// - Parameter least: the least number of cells that may be said to lie behind each axis.
  init(_ call: ONNXCall, axes: Int, size given: [Int]? = nil, least: Int = 0) throws {
    self.call = call
    guard (1...3).contains(axes) else { throw call.refusal("works on maps of \(axes) axes; 1 to 3 are read") }
    if call.has("kernel_shape") || given == nil {
      size = try call.extents("kernel_shape", axes: axes)
      guard given == nil || size.dimensions == given else {
        throw call.refusal("has a kernel_shape that is not that of its kernel")
      }
    } else {
      guard let given, given.allSatisfy({ (1...NetworkLimits.extent).contains($0) }) else {
        throw call.refusal("has an empty kernel")
      }
      size = Extents(given)
    }
    strides = try call.extents("strides", axes: axes)
    dilation = try call.extents("dilations", axes: axes)
    let borders = try Self.borders(call, "pads", axes: axes, least: least)
    switch try call.text("auto_pad") ?? "NOTSET" {
    case "NOTSET": padding = borders.map { $0.addNothing ? .valid : .explicit($0) } ?? .valid
    case "VALID": padding = .valid
    case "SAME_UPPER": padding = .same
    case "SAME_LOWER": padding = .explicit([])
    case let other: throw call.refusal("has auto_pad = '\(other.printable(limit: 20))', which there is not")
    }
  }

  /// What is put around maps of a size.
  func padding(over maps: Shape) -> Padding {
    guard padding == .explicit([]) else { return padding }
    // As Keras's same, but with an odd cell in front.
    let borders = Padding.same.window(size, strides: strides, dilation: dilation, over: maps).axes.map(\.padding)
    return .explicit(borders.map { Border(before: $0.after, after: $0.before) })
  }

  /// The borders that a padding means around maps of a size.
  func borders(over maps: Shape) -> [Border] {
    padding(over: maps).window(size, strides: strides, dilation: dilation, over: maps).axes.map(\.padding)
  }

  /// Cells in front of and behind each axis: first all in front, then all behind; `nil` where they are not given.
  static func borders(_ call: ONNXCall, _ name: String, axes: Int, least: Int = 0) throws -> [Border]? {
    guard let pads = try call.integers(name), !pads.isEmpty else { return nil }
    let limit = NetworkLimits.extent
    guard pads.count == 2 * axes, pads.prefix(axes).allSatisfy({ (0...limit).contains($0) }),
      pads.suffix(axes).allSatisfy({ (least...limit).contains($0) })
    else {
      throw call.refusal("has \(name) = \(pads), but needs \(2 * axes) numbers that are not negative")
    }
    return (0..<axes).map { Border(before: pads[$0], after: pads[$0 + axes]) }
  }
}
