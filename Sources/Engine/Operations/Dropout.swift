import COneDNN
import Tensors

/// Values set to zero at random while training.
struct Dropout: Operation {
  let rate: Float
  /// Whether whole maps are dropped.
  let isSpatial: Bool
  /// Which random operation of the network this is, from 0: each draws its own numbers.
  let ordinal: Int
  let input, output: Value

  var inputs: [Value] { [input] }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let source = compiler.memory(input)
    let layout = source.descriptor
    // Drawn in plain order, so that what is dropped does not depend on the layout.
    let extents = compiler.extents(input)
    let plain = try Memory(.plain(isSpatial ? extents.prefix(2) + extents.dropFirst(2).map { _ in 1 } : extents))
    compiler.append(DropoutMaskStep(rate: rate, ordinal: ordinal, examples: compiler.batch, mask: plain))
    let mask = isSpatial ? plain : try compiler.arrange(plain, as: layout)
    let multiply = try Primitive("dropout") {
      odn_binary(&$0, .multiply, layout.handle, mask.descriptor.handle, layout.handle)
    }
    let destination = try Memory(layout)
    try compiler.append(multiply, [(.source, source), (.source2, mask), (.destination, destination)])
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let after = try compiler.arrange(gradient, as: layout)
      let before = try Memory(layout)
      try compiler.append(multiply, [(.source, after), (.source2, mask), (.destination, before)])
      try compiler.contribute(before, to: input)
    }
  }
}

/// Draws what is dropped, for each example on its own.
struct DropoutMaskStep: Step {
  let rate: Float
  let ordinal, examples: Int
  let mask: Memory

  func run(_ context: RunContext) {
    guard let floats = mask.storage?.floats.baseAddress else { return }
    let size = mask.descriptor.byteCount / MemoryLayout<Float>.stride / examples
    for example in 0..<examples {
      odn_dropout_mask(floats + example * size, size, context.seed(of: ordinal, example: example), rate)
    }
  }
}

extension RunContext {
  /// A seed of its own for each example of each random operation in each step.
  func seed(of ordinal: Int, example: Int) -> UInt64 {
    var mixer = SplitMix64(state: seed)
    for part in [ordinal, step, firstExample + example] {
      mixer = SplitMix64(state: mixer.next() ^ UInt64(part))
    }
    return mixer.next()
  }
}

extension Builder {
  /// Sets a share of `rate` of the values to zero and divides the others by `1 - rate` (Srivastava et al., 2014); if
  /// `isSpatial`, whole maps (Tompson et al., 2015).
  ///
  /// Does nothing but in training. What is dropped depends on the seed, the step, the example's place in the batch and the
  /// place of this operation, never on threads or shards.
  /// - Throws: `EngineError.shape` if `rate` is not in `0..<1`, or if whole maps are to be dropped where there are none.
  public func dropout(_ x: Value, rate: Float, isSpatial: Bool = false) throws -> Value {
    guard rate >= 0, rate < 1 else {
      throw EngineError.shape(operation: "dropout", reason: "the rate must be at least 0 and less than 1")
    }
    if isSpatial { try requireMaps(x, "spatial dropout") }
    if mode != .training || rate == 0 { return x }
    return append(
      Dropout(rate: rate, isSpatial: isSpatial, ordinal: randomOrdinal, input: x, output: makeValue(x.shape)))
  }

  /// How many random operations there are so far.
  var randomOrdinal: Int { operations.count { $0 is Dropout || $0 is GaussianNoise } }
}
