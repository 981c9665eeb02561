import Tensors

/// The same numbers read in another order: no number is moved unless its input lies otherwise.
struct View: Operation {
  /// The layout that the input must have, and the one under which the same bytes are the output.
  struct Layouts {
    let input, output: Descriptor
  }

  let input, output: Value
  let layouts: (Compiler) throws -> Layouts

  var inputs: [Value] { [input] }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let layouts = try layouts(compiler)
    let source = try compiler.memory(input, as: layouts.input)
    compiler.define(output, try Memory(layouts.output, sharing: source))
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let given = try compiler.arrange(gradient, as: layouts.output)
      try compiler.contribute(Memory(layouts.input, sharing: given), to: input)
    }
  }
}
