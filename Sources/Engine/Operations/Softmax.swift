import COneDNN

/// Exponentials divided by their sum, or the logarithms of that, over the features of a vector or the channels of each cell.
struct Softmax: Operation {
  /// Whether the logarithms of the shares are taken.
  let isLogarithmic: Bool
  let input, output: Value

  var inputs: [Value] { [input] }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let source = try compiler.libraryMemory(input)
    let layout = source.descriptor
    let destination = try Memory(layout)
    let forward = try Primitive("softmax") {
      odn_softmax_forward(&$0, compiler.isDifferentiated, isLogarithmic, layout.handle)
    }
    try compiler.append(forward, [(.source, source), (.destination, destination)])
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let backward = try Primitive("softmax's gradient") {
        odn_softmax_backward(&$0, isLogarithmic, layout.handle, layout.handle, forward.handle)
      }
      let after = try compiler.arrange(gradient, as: layout)
      let before = try Memory(layout)
      try compiler.append(
        backward, [(.destination, destination), (.destinationGradient, after), (.sourceGradient, before)])
      try compiler.contribute(before, to: input)
    }
  }
}
