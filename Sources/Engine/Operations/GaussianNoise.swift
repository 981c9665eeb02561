import COneDNN
import Tensors

/// Random numbers added to each value while training.
struct GaussianNoise: Operation {
  let deviation: Float
  /// Which random operation of the network this is, from 0: each draws its own numbers.
  let ordinal: Int
  let input, output: Value

  var inputs: [Value] { [input] }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let layout = try Descriptor.plain(compiler.extents(input))
    let source = try compiler.memory(input, as: layout)
    let destination = try Memory(layout)
    compiler.append(
      GaussianNoiseStep(
        deviation: deviation, ordinal: ordinal, examples: compiler.batch, from: source, to: destination))
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      // The gradient passes as it is; a copy, because both values may go on adding to theirs.
      let result = try Memory(layout)
      compiler.append(try compiler.copy(gradient, to: result))
      try compiler.contribute(result, to: input)
    }
  }
}

/// Adds noise to each example on its own.
struct GaussianNoiseStep: Step {
  let deviation: Float
  let ordinal, examples: Int
  let from, to: Memory

  func run(_ context: RunContext) {
    let size = to.count / examples
    for example in 0..<examples {
      let seed = context.seed(of: ordinal, example: example)
      odn_add_noise(to.floats + example * size, from.floats + example * size, size, seed, deviation)
    }
  }
}

extension Builder {
  /// Adds numbers drawn from a normal distribution with mean 0 and standard deviation `deviation`; the shape stays.
  ///
  /// Does nothing but in training. What is added depends on what a dropout's mask depends on.
  /// - Throws: `EngineError.shape` if `deviation` is negative.
  public func gaussianNoise(_ x: Value, deviation: Float) throws -> Value {
    guard deviation >= 0 else {
      throw EngineError.shape(operation: "noise", reason: "the standard deviation cannot be negative")
    }
    if mode != .training || deviation == 0 { return x }
    return append(
      GaussianNoise(deviation: deviation, ordinal: randomOrdinal, input: x, output: makeValue(x.shape)))
  }
}
