import Engine
import Networks
import Tensors

extension ONNXWriter {
  /// A value with its channels last, as layers go through it that change shapes; its own where that is the same order.
  fileprivate mutating func channelsLast(_ value: String, _ shape: Shape) -> String {
    guard shape.rank > 1, shape.channels > 1, shape.cells.contains(where: { $0 > 1 }) else { return value }
    return add("Transpose", [value], [.integers("perm", [0] + Array(2...shape.rank) + [1])], step: "Transpose")
  }
}

/// Maps as a vector.
enum FlatteningForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard node.layer is Flatten else { return false }
    let source = writer.channelsLast(node.inputs[0], node.inputShapes[0])
    _ = writer.add("Flatten", [source], [.integer("axis", 1)])
    return true
  }
}

/// The same values under another shape.
enum ReshapingForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard node.layer is Reshape else { return false }
    let source = writer.channelsLast(node.inputs[0], node.inputShapes[0])
    let shape = node.outputShape
    let turns = shape.rank > 1 && shape.channels > 1 && shape.cells.contains { $0 > 1 }
    let target = writer.constant("shape", [-1] + (turns ? shape.channelsLast : shape.dimensions))
    let cut = writer.add("Reshape", [source, target], step: turns ? "Reshape" : nil)
    if turns {
      _ = writer.add("Transpose", [cut], [.integers("perm", [0, shape.rank] + Array(1..<shape.rank))])
    }
    return true
  }
}

/// Axes in another order.
enum PermutationForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? Permute else { return false }
    // `dims` counts with the channels last; in the file they come first.
    let rank = layer.dims.count
    let axes = layer.dims.map { $0 == rank ? 1 : $0 + 1 }
    let order = rank == 1 ? [1] : axes.suffix(1) + axes.dropLast()
    _ = writer.add("Transpose", node.inputs, [.integers("perm", [0] + order)])
    return true
  }
}

/// Zeros around maps.
enum PaddingForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? any ZeroPaddingLayer else { return false }
    let pads = [0, 0] + layer.padding.map(\.before) + [0, 0] + layer.padding.map(\.after)
    _ = writer.add("Pad", node.inputs + [writer.constant("pads", pads)])
    return true
  }
}

/// Maps without their borders.
enum CroppingForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? any CroppingLayer else { return false }
    let starts = layer.cropping.map(\.before)
    let ends = zip(starts, node.outputShape.cells).map { $0 + $1 }
    let inputs = [
      writer.constant("starts", starts), writer.constant("ends", ends),
      writer.constant("axes", starts.indices.map { $0 + 2 }),
    ]
    _ = writer.add("Slice", node.inputs + inputs)
    return true
  }
}

/// Larger maps.
enum UpSamplingForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? any UpSamplingLayer else { return false }
    let scales = writer.constant("scales", floats: [1, 1] + layer.size.dimensions.map { Float($0) })
    let isNearest = layer.interpolation == .nearest
    let attributes: [ONNXAttribute] =
      isNearest
      ? [
        .text("coordinate_transformation_mode", "asymmetric"), .text("mode", "nearest"), .text("nearest_mode", "floor"),
      ] : [.text("coordinate_transformation_mode", "half_pixel"), .text("mode", "linear")]
    _ = writer.add("Resize", node.inputs + ["", scales], attributes)
    return true
  }
}
