import COneDNN
import Tensors

/// Several values of one shape joined element by element.
struct Merge: Operation {
  let function: MergeFunction
  let inputs: [Value]
  let output: Value

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let layout = compiler.memory(inputs[0]).descriptor
    let sources = try inputs.map { try compiler.memory($0, as: layout) }
    let result = try Memory(layout)
    if let factors = function.factors(inputs.count) {
      try compiler.weightedSum(sources, factors, to: result)
    } else {
      try compiler.fold(sources, function.library, to: result)
    }
    compiler.define(output, result)
    return {
      guard let gradient = compiler.gradient(output), inputs.contains(where: compiler.needsGradient) else { return }
      let given = try compiler.arrange(gradient, as: layout)
      let gradients = try gradientsOfInputs(compiler, given, sources, result)
      for (input, gradient) in zip(inputs, gradients) where compiler.needsGradient(input) {
        try compiler.contribute(gradient, to: input)
      }
    }
  }

  /// One memory for each input, with bytes of its own: each may be added to and written over.
  private func gradientsOfInputs(
    _ compiler: Compiler, _ given: Memory, _ sources: [Memory], _ result: Memory
  ) throws -> [Memory] {
    let gradients = try sources.map { try Memory($0.descriptor) }
    if let factors = function.factors(inputs.count) {
      for (gradient, factor) in zip(gradients, factors) {
        try compiler.weightedSum([given], [factor], to: gradient)
      }
    } else if function == .multiply {
      for (index, gradient) in gradients.enumerated() {
        let others = sources.indices.filter { $0 != index }.map { sources[$0] }
        try compiler.fold([given] + others, .multiply, to: gradient)
      }
    } else {
      compiler.append(
        SendToChosen(gradients: gradients, sources: sources, chosen: result, given: given))
    }
    return gradients
  }
}

/// Gives each gradient to the value that was chosen, the first among equals as TensorFlow does.
private struct SendToChosen: Step {
  let gradients, sources: [Memory]
  let chosen, given: Memory

  func run(_ context: RunContext) {
    odn_send_to_chosen(
      gradients.map { $0.floats }, sources.map { UnsafePointer($0.floats) }, chosen.floats, given.floats,
      Int32(sources.count), chosen.count)
  }
}

extension Compiler {
  /// Adds tensors that lie alike, each times its factor.
  fileprivate func weightedSum(_ sources: [Memory], _ factors: [Float], to result: Memory) throws {
    let sum = try Primitive("sum") {
      odn_weighted_sum(&$0, Int32(sources.count), factors, result.descriptor.handle)
    }
    try append(sum, sources.map { (.summand, $0) } + [(.destination, result)])
  }

  /// Joins the first two tensors, then the result with the third, and so on; a single one is copied.
  fileprivate func fold(_ sources: [Memory], _ function: ODNBinary, to result: Memory) throws {
    guard sources.count > 1 else { return append(try copy(sources[0], to: result)) }
    let layout = result.descriptor.handle
    let join = try Primitive("\(function)") { odn_binary(&$0, function, layout, layout, layout) }
    for (index, source) in sources.enumerated().dropFirst() {
      try append(
        join, [(.source, index == 1 ? sources[0] : result), (.source2, source), (.destination, result)])
    }
  }
}

extension MergeFunction {
  /// The function as the shim wants it; sums are primitives of their own there.
  fileprivate var library: ODNBinary {
    switch self {
    case .multiply: .multiply
    case .maximum: .maximum
    case .minimum: .minimum
    case .add, .subtract, .average: .add
    }
  }
}

extension Builder {
  /// Joins values of one shape element by element; the same value may stand there several times.
  ///
  /// - Throws: `EngineError.shape` if there are no values, if their shapes differ, or for a difference of other than two.
  public func merge(_ inputs: [Value], _ function: MergeFunction) throws -> Value {
    guard let shape = inputs.first?.shape, shape.count > 0, inputs.allSatisfy({ $0.shape == shape }) else {
      let shapes = inputs.map { $0.shape.description }.joined(separator: " and ")
      throw EngineError.shape(operation: "merge", reason: "its inputs must have one shape, not \(shapes)")
    }
    guard function != .subtract || inputs.count == 2 else {
      throw EngineError.shape(operation: "merge", reason: "a difference has two inputs, not \(inputs.count)")
    }
    return append(Merge(function: function, inputs: inputs, output: makeValue(shape)))
  }
}
