import COneDNN
import Tensors

/// Each value divided by the power of those at the same place in the neighbouring maps.
struct LocalResponseNormalization: Operation {
  let settings: ODNResponse
  let input, output: Value

  var inputs: [Value] { [input] }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let layout = try Descriptor.plain(compiler.extents(input))
    let forward = try Primitive("local response normalization") {
      odn_response_forward(&$0, compiler.isDifferentiated, layout.handle, settings)
    }
    let source = try compiler.memory(input, as: layout)
    let destination = try Memory(layout)
    let workspace = try forward.optionalLayout(.workspace).map { try Memory($0) }
    let powers: [(ODNRole, Memory)] = workspace.map { [(.workspace, $0)] } ?? []
    try compiler.append(forward, [(.source, source), (.destination, destination)] + powers)
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let backward = try Primitive("local response normalization's gradient") {
        odn_response_backward(&$0, layout.handle, settings, forward.handle)
      }
      let given = try compiler.arrange(gradient, as: layout)
      let result = try Memory(layout)
      try compiler.append(
        backward, [(.source, source), (.destinationGradient, given), (.sourceGradient, result)] + powers)
      try compiler.contribute(result, to: input)
    }
  }
}

extension Builder {
  /// Divides each value by `(bias + alpha * sum of squares)^beta`, the sum over the maps from `depthRadius` before to
  /// `depthRadius` after its own (Krizhevsky et al., 2012); the shape stays.
  /// - Throws: `EngineError.shape` if the input is no maps of rows and columns or the radius is negative.
  public func localResponseNormalization(
    _ x: Value, depthRadius: Int, bias: Float, alpha: Float, beta: Float
  ) throws -> Value {
    let name = "local response normalization"
    guard x.shape.isMaps, x.shape.count > 0, depthRadius >= 0 else {
      throw EngineError.shape(operation: name, reason: "its input must be maps, not \(x.shape)")
    }
    let size = 2 * depthRadius + 1
    // oneDNN divides alpha by the number of maps.
    let settings = ODNResponse(size: Int64(size), alpha: alpha * Float(size), beta: beta, bias: bias)
    return append(LocalResponseNormalization(settings: settings, input: x, output: makeValue(x.shape)))
  }
}
