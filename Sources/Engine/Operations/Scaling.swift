import CKernels
import Tensors

/// Each channel times a given factor, and a given offset added: numbers that nothing learns.
struct Scaling: Operation {
  let factors, offsets: [Float]
  let input, output: Value

  var inputs: [Value] { [input] }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let extents = compiler.extents(input)
    var source = compiler.memory(input)
    if try BlockLayout(of: source, extents: extents) == nil { source = try compiler.memory(input, as: .plain(extents)) }
    let destination = try Memory(source.descriptor)
    try append(compiler, source, offsets, to: destination)
    compiler.define(output, destination)
    return {
      guard let given = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let gradient = try compiler.arrange(given, as: source.descriptor)
      let result = try Memory(source.descriptor)
      try append(compiler, gradient, offsets.map { _ in 0 }, to: result)
      try compiler.contribute(result, to: input)
    }
  }

  /// Appends the loop over all channels, of values with the offsets or of gradients without.
  private func append(_ compiler: Compiler, _ source: Memory, _ offsets: [Float], to destination: Memory) throws {
    guard let layout = try BlockLayout(of: source, extents: compiler.extents(input)) else {
      throw EngineError.shape(operation: "scaling", reason: "its input is no maps and no vector")
    }
    let (kernels, batch) = (compiler.elementwiseKernels.table, compiler.batch)
    // What fills up the last block stays 0.
    func padded(_ values: [Float]) -> Storage {
      let storage = Storage(floats: layout.paddedChannels)
      _ = storage.floats.update(from: values)
      return storage
    }
    let (centres, factors, offsets) = (padded([]), padded(factors), padded(offsets))
    compiler.append(
      ExampleStep(batch: batch) { examples in
        var walk = layout.walk(examples: examples)
        kernels.normalize(
          &walk, source.floats, centres.start, factors.start, offsets.start, false, destination.floats)
        guard examples < batch else { return }
        destination.storage?.floats[(examples * layout.exampleCount)...].update(repeating: 0)
      })
  }
}

extension Builder {
  /// Multiplies each channel by a factor and adds an offset: `y = factor * x + offset`; the shape stays.
  ///
  /// Both have one number for each channel.
  /// - Throws: `EngineError.shape` if they have not.
  public func scaled(_ x: Value, factors: [Float], offsets: [Float]) throws -> Value {
    guard (1...4).contains(x.shape.rank), x.shape.count > 0, factors.count == x.shape.channels,
      offsets.count == x.shape.channels
    else {
      throw EngineError.shape(operation: "scaling", reason: "its numbers do not fit an input of \(x.shape)")
    }
    return append(Scaling(factors: factors, offsets: offsets, input: x, output: makeValue(x.shape)))
  }
}
