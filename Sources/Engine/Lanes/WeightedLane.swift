import CKernels
import Tensors

/// What convolution and dense have in common in lanes: a dense layer is a convolution of maps of one cell.
struct WeightedLane {
  let input, kernel: Value
  let bias: Value?
  /// A batch normalization that is computed with the weights.
  var statistics: BatchStatistics?
  let activation: ActivationFunction?
  /// Whether the gradient that arrives has gone back through the function already.
  var gradientIsBeforeActivation = false
  let output: Value
  let walk: CKWalk

  func compile(_ compiler: Compiler, _ kernels: LaneKernels) throws -> BackwardPass {
    let layout = try LaneKernels.layout(output.shape)
    let source = try compiler.memory(input, as: LaneKernels.layout(input.shape))
    let stored = try Descriptor.plain(kernel.shape.dimensions)
    let values = WeightValues(kernel: kernel, bias: bias, statistics: statistics)
    let (weights, bias) = try compiler.parameters.weights(values, stored: stored, as: stored, compiler)
    let sums = try Memory(layout)
    let rectifies = activation == .relu
    compiler.append(
      KernelStep { [walk] in
        withUnsafePointer(to: walk) {
          kernels.table.convolve($0, source.floats, weights.floats, bias?.floats, sums.floats, rectifies)
        }
      })
    if let activation, !rectifies { compiler.activate(activation, sums, into: sums) }
    compiler.define(output, sums)
    return {
      guard let given = compiler.gradient(output) else { return }
      var gradient = try compiler.arrange(given, as: layout)
      if let activation, !gradientIsBeforeActivation {
        gradient = try activation.compileBackward(compiler, gradient, given: sums)
      }
      try backwardWeights(compiler, kernels, source, gradient)
      if compiler.needsGradient(input) {
        try backwardData(compiler, kernels, weights, gradient)
      }
    }
  }

  private func backwardWeights(
    _ compiler: Compiler, _ kernels: LaneKernels, _ source: Memory, _ gradient: Memory
  ) throws {
    let scratch = withUnsafePointer(to: walk) { Storage(floats: ck_kernel_gradient_scratch($0)) }
    try withGradient(kernel, compiler) { target in
      compiler.append(
        KernelStep { [walk] in
          withUnsafePointer(to: walk) {
            kernels.table.kernel_gradient($0, source.floats, gradient.floats, scratch.start, target.floats)
          }
        })
    }
    guard let bias else { return }
    let (channels, cells) = (Int(walk.out_channels), Int(walk.out_rows) * Int(walk.out_columns))
    try withGradient(bias, compiler) { target in
      compiler.append(
        KernelStep { kernels.table.bias_gradient(channels, cells, gradient.floats, target.floats) })
    }
  }

  private func backwardData(
    _ compiler: Compiler, _ kernels: LaneKernels, _ weights: Memory, _ gradient: Memory
  ) throws {
    let result = try Memory(LaneKernels.layout(input.shape))
    let scratch = withUnsafePointer(to: walk) { Storage(floats: ck_input_gradient_scratch($0)) }
    compiler.append(
      KernelStep { [walk] in
        withUnsafePointer(to: walk) {
          kernels.table.input_gradient($0, gradient.floats, weights.floats, scratch.start, result.floats)
        }
      })
    try compiler.contribute(result, to: input)
  }

  private func withGradient(_ value: Value, _ compiler: Compiler, _ body: (Memory) throws -> Void) throws {
    let layout = try Descriptor.plain(value.shape.dimensions)
    try compiler.parameters.withGradient(value, stored: layout, as: layout, compiler, body)
  }
}
