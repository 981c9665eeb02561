import COneDNN
import Tensors

/// Maps with more cells, each made of the nearest ones.
struct Resampling: Operation {
  /// How a new cell is made.
  let interpolation: Interpolation
  let input, output: Value

  var inputs: [Value] { [input] }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let (small, large) = (try Descriptor.plain(compiler.extents(input)), try Descriptor.plain(compiler.extents(output)))
    let linear = interpolation == .bilinear
    let forward = try Primitive("upsampling") {
      odn_resampling_forward(&$0, compiler.isDifferentiated, linear, small.handle, large.handle)
    }
    let source = try compiler.memory(input, as: small)
    let destination = try Memory(large)
    try compiler.append(forward, [(.source, source), (.destination, destination)])
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let backward = try Primitive("upsampling's gradient") {
        odn_resampling_backward(&$0, linear, small.handle, large.handle, forward.handle)
      }
      let given = try compiler.arrange(gradient, as: large)
      let result = try Memory(small)
      try compiler.append(backward, [(.destinationGradient, given), (.sourceGradient, result)])
      try compiler.contribute(result, to: input)
    }
  }
}

extension Builder {
  /// Makes each map larger by whole factors, one for each axis: `[C, H, W]` becomes `[C, H * rows, W * columns]`.
  /// - Throws: `EngineError.shape` if the input has other axes or a factor is not positive.
  public func upsampling(_ x: Value, factors: [Int], _ interpolation: Interpolation) throws -> Value {
    try requireMaps(x, "upsampling")
    guard factors.count == x.shape.cells.count, factors.allSatisfy({ $0 > 0 }) else {
      throw EngineError.shape(operation: "upsampling", reason: "it takes one positive factor for each axis of a map")
    }
    let extents = zip(x.shape.cells, factors).map { $0 * $1 }
    return append(
      Resampling(interpolation: interpolation, input: x, output: makeValue(Shape([x.shape.channels] + extents))))
  }
}
