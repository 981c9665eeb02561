import CKernels
import Tensors

extension Convolution {
  func compile(_ compiler: Compiler, lanes kernels: LaneKernels) throws -> BackwardPass {
    try WeightedLane(
      input: input, kernel: kernel, bias: bias, statistics: statistics, activation: activation,
      gradientIsBeforeActivation: gradientIsBeforeActivation, output: output,
      walk: window.walk(input.shape, output.shape)
    ).compile(compiler, kernels)
  }
}

extension Dense {
  func compile(_ compiler: Compiler, lanes kernels: LaneKernels) throws -> BackwardPass {
    let cell = Window(rows: 1, columns: 1, rowStride: 1, columnStride: 1)
    return try WeightedLane(
      input: input, kernel: kernel, bias: bias, activation: activation, output: output,
      walk: cell.walk([input.shape.count, 1, 1], [output.shape.count, 1, 1])
    ).compile(compiler, kernels)
  }
}

extension Pooling {
  /// Keeps the largest value of each window, or takes the mean of each.
  func compile(_ compiler: Compiler, lanes kernels: LaneKernels) throws -> BackwardPass {
    kind == .maximum ? try compileMaximum(compiler, kernels) : try compileAverage(compiler, kernels)
  }

  private func compileAverage(_ compiler: Compiler, _ kernels: LaneKernels) throws -> BackwardPass {
    let layout = try LaneKernels.layout(output.shape)
    let source = try compiler.memory(input, as: LaneKernels.layout(input.shape))
    let destination = try Memory(layout)
    let walk = window.walk(input.shape, output.shape)
    let countsPadding = kind == .paddedAverage
    compiler.append(
      KernelStep {
        withUnsafePointer(to: walk) { kernels.table.average($0, source.floats, countsPadding, destination.floats) }
      })
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let given = try compiler.arrange(gradient, as: layout)
      let result = try Memory(source.descriptor)
      compiler.append(
        KernelStep {
          withUnsafePointer(to: walk) {
            kernels.table.average_gradient($0, given.floats, countsPadding, result.floats)
          }
        })
      try compiler.contribute(result, to: input)
    }
  }

  private func compileMaximum(_ compiler: Compiler, _ kernels: LaneKernels) throws -> BackwardPass {
    let layout = try LaneKernels.layout(output.shape)
    let source = try compiler.memory(input, as: LaneKernels.layout(input.shape))
    let destination = try Memory(layout)
    let walk = window.walk(input.shape, output.shape)
    // Where each maximum was, for the way back.
    let winners = compiler.isDifferentiated ? Storage(floats: destination.count) : nil
    compiler.append(
      KernelStep {
        withUnsafePointer(to: walk) {
          kernels.table.pool($0, source.floats, destination.floats, winners?.start(as: Int32.self))
        }
      })
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input), let winners else { return }
      let given = try compiler.arrange(gradient, as: layout)
      let result = try Memory(source.descriptor)
      let rectified = rectifiesGradient ? destination : nil
      compiler.append(
        KernelStep {
          withUnsafePointer(to: walk) {
            kernels.table.pool_gradient(
              $0, given.floats, winners.start(as: Int32.self), rectified?.floats, result.floats)
          }
        })
      try compiler.contribute(result, to: input)
    }
  }
}

extension Flatten {
  func compile(_ compiler: Compiler, lanes kernels: LaneKernels) throws -> BackwardPass {
    let maps = try LaneKernels.layout(input.shape)
    let vector = try LaneKernels.layout(output.shape)
    let (channels, cells) = (input.shape.channels, input.shape.count / input.shape.channels)
    let source = try compiler.memory(input, as: maps)
    let destination = try Memory(vector)
    compiler.append(KernelStep { kernels.table.swap(channels, cells, source.floats, destination.floats) })
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let given = try compiler.arrange(gradient, as: vector)
      let result = try Memory(maps)
      compiler.append(KernelStep { kernels.table.swap(cells, channels, given.floats, result.floats) })
      try compiler.contribute(result, to: input)
    }
  }
}
