import COneDNN
import Tensors

/// A value repeated along axes on which it has an extent of 1.
struct Repetition: Operation {
  let input, output: Value

  var inputs: [Value] { [input] }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let small = try Descriptor.plain(compiler.extents(input))
    let large = try Descriptor.plain(compiler.extents(output))
    let repeated = try Primitive("repetition") { odn_binary(&$0, .add, large.handle, small.handle, large.handle) }
    // New memory is zero: what is added to it is copied.
    let (zeros, result) = (try Memory(large), try Memory(large))
    try compiler.append(
      repeated, [(.source, zeros), (.source2, compiler.memory(input, as: small)), (.destination, result)])
    compiler.define(output, result)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let total = try Primitive("repetition's gradient") { odn_reduction(&$0, large.handle, small.handle) }
      let sum = try Memory(small)
      try compiler.append(total, [(.source, compiler.arrange(gradient, as: large)), (.destination, sum)])
      try compiler.contribute(sum, to: input)
    }
  }
}

extension Builder {
  /// Repeats a value along the axes on which it has an extent of 1, to fill `shape`; a value of that shape stays as it is.
  ///
  /// - Throws: `EngineError.shape` where another extent than 1 would have to change.
  public func repeated(_ x: Value, to shape: Shape) throws -> Value {
    if x.shape == shape { return x }
    let fits =
      x.shape.rank == shape.rank && zip(x.shape.dimensions, shape.dimensions).allSatisfy { $0 == 1 || $0 == $1 }
    guard fits, shape.count > 0 else {
      throw EngineError.shape(operation: "repetition", reason: "\(x.shape) cannot be repeated to fill \(shape)")
    }
    return append(Repetition(input: x, output: makeValue(shape)))
  }
}
