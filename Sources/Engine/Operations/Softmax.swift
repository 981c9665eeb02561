import COneDNN

/// Exponentials divided by their sum, over the features of a vector or the channels of each cell.
struct Softmax: Operation {
  let input, output: Value

  var inputs: [Value] { [input] }
  var suitsLanes: Bool { true }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    // Over lanes, oneDNN would not find the values of one example together.
    let layout = try compiler.lanes == nil ? compiler.memory(input).descriptor : .plain(compiler.extents(input))
    let source = try compiler.memory(input, as: layout)
    let destination = try Memory(layout)
    let forward = try Primitive("softmax") { odn_softmax_forward(&$0, compiler.isTraining, layout.handle) }
    try compiler.append(forward, [(.source, source), (.destination, destination)])
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let backward = try Primitive("softmax's gradient") {
        odn_softmax_backward(&$0, layout.handle, layout.handle, forward.handle)
      }
      let after = try compiler.arrange(gradient, as: layout)
      let before = try Memory(layout)
      try compiler.append(
        backward, [(.destination, destination), (.destinationGradient, after), (.sourceGradient, before)])
      try compiler.contribute(before, to: input)
    }
  }
}
