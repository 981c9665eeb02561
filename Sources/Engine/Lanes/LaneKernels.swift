import CKernels
import Tensors

/// The engine's own kernels, which work on 16 images at once, one in each lane of a vector.
///
/// Values lie as `[channel][row][column][image]`, so that few channels waste nothing, where oneDNN fills them up to a
/// vector. To oneDNN that is a layout as any other: an operation without a kernel here works on the same memory.
struct LaneKernels {
  /// How many images they work on at once.
  static let images = Int(CK_LANES)

  let table: CKKernels

  /// The kernels for some instructions; `nil` if this processor does not have them.
  init?(_ instructions: InstructionSet) {
    guard let kernels = instructions.kernels else { return nil }
    table = kernels.pointee
  }

  /// The fastest that this processor can run.
  static var best: LaneKernels {
    guard let kernels = InstructionSet.available.last.flatMap(LaneKernels.init) else {
      preconditionFailure("every processor has the baseline")
    }
    return kernels
  }

  /// Maps or a vector with the images side by side.
  static func layout(_ shape: Shape) throws -> Descriptor {
    var strides = Array(repeating: images, count: shape.rank)
    for axis in strides.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
    return try .strided([images] + shape.dimensions, [1] + strides)
  }

  /// Writes examples to maps in this layout; the lanes that are left become zero.
  func load(_ values: UnsafeBufferPointer<Float>, examples: Int, to memory: Memory) {
    guard let source = values.baseAddress, examples > 0 else { return clear(memory) }
    table.load_floats(examples, values.count / examples, source, memory.floats)
  }

  /// Writes examples given as bytes, `bytes / 255`; the lanes that are left become zero.
  func load(_ examples: [UnsafePointer<UInt8>], size: Int, to memory: Memory) {
    table.load_bytes(examples.count, size, examples, memory.floats)
  }

  private func clear(_ memory: Memory) { memory.storage?.floats.update(repeating: 0) }
}

/// A loop of ours over memories that it holds on to.
struct KernelStep: Step {
  let body: () -> Void

  func run(_ context: RunContext) { body() }
}

extension Window {
  /// The window on its way over maps.
  func walk(_ input: Shape, _ output: Shape) -> CKWalk {
    CKWalk(
      channels: Int32(input.channels), rows: Int32(input.rows), columns: Int32(input.columns),
      window_rows: Int32(rows), window_columns: Int32(columns), row_stride: Int32(rowStride),
      column_stride: Int32(columnStride), top: Int32(padding.top), left: Int32(padding.left),
      out_channels: Int32(output.channels), out_rows: Int32(output.rows), out_columns: Int32(output.columns))
  }
}
