import CKernels
import Tensors

/// The steps of a batch normalization, and the numbers that they hand on to each other: one for each channel.
final class BatchNormalizationRun {
  let source, destination: Memory
  private let layout: BlockLayout
  private let kernels: CKKernels
  private let settings: BatchStatistics
  private let rectifies: Bool
  private let gamma, beta: Memory?
  private let mean, variance: Memory
  private let batch: Int
  /// What is subtracted, multiplied by and added.
  private let centre, factor, offset: Storage
  /// 1 / sqrt(variance + epsilon) of the batch.
  private let inverse: Storage
  /// How many values of a channel the batch has.
  private var count = 0.0

  init(
    layout: BlockLayout, kernels: CKKernels, settings: BatchStatistics, rectifies: Bool, source: Memory,
    destination: Memory, _ compiler: Compiler
  ) throws {
    (self.layout, self.kernels, self.settings, self.rectifies) = (layout, kernels, settings, rectifies)
    (self.source, self.destination, batch) = (source, destination, compiler.batch)
    func parameter(_ value: Value) throws -> Memory {
      let plain = try Descriptor.plain(value.shape.dimensions)
      return try compiler.parameters.memory(value, stored: plain, as: plain, compiler)
    }
    (gamma, beta) = (try settings.gamma.map(parameter), try settings.beta.map(parameter))
    (mean, variance) = (try parameter(settings.mean), try parameter(settings.variance))
    func room() -> Storage { Storage(floats: layout.paddedChannels) }
    (centre, factor, offset, inverse) = (room(), room(), room(), room())
  }

  /// Normalizes with the running mean and variance.
  func appendInference(_ compiler: Compiler) {
    compiler.append(
      ExampleStep(batch: batch) { [self] _ in
        for channel in 0..<layout.channels {
          set(channel, mean: mean.floats[channel], variance: Double(variance.floats[channel]))
        }
        normalize(batch)
      })
  }

  /// Normalizes with the mean and variance of the whole batch, which all shards have to see before.
  func appendTraining(_ compiler: Compiler) {
    let channels = layout.paddedChannels
    let exchange = Exchange(.moments, count: 2 * channels + 1)
    compiler.append(
      ExampleStep(batch: batch) { [self] examples in
        var walk = layout.walk(examples: examples)
        guard let local = exchange.local.baseAddress else { return }
        local[0] = Double(layout.cells(examples: examples))
        kernels.moments(&walk, source.floats, centre.start, local + 1, local + 1 + channels)
      })
    compiler.append(exchange)
    compiler.append(
      ExampleStep(batch: batch) { [self] examples in
        count = exchange.merged[0]
        for channel in 0..<layout.channels {
          set(
            channel, mean: Float(exchange.merged[1 + channel]),
            variance: exchange.merged[1 + channels + channel] / count)
        }
        normalize(examples)
      })
    let (kept, momentum) = (Float(settings.momentum), settings.momentum)
    compiler.append(
      StateUpdate(index: compiler.parameters.index(settings.mean)) { old, channel in
        old * kept + Float(exchange.merged[1 + channel] * (1 - momentum))
      })
    compiler.append(
      StateUpdate(index: compiler.parameters.index(settings.variance)) { old, channel in
        old * kept + Float(exchange.merged[1 + channels + channel] / exchange.merged[0] * (1 - momentum))
      })
  }

  /// The gradients of gamma and beta, and of the input if there is room for it.
  ///
  /// With x' for the normalized value, sums over the batch and m values: `dx = gamma / sqrt(variance + epsilon) *
  /// (dy - sum(dy) / m - x' * sum(dy * x') / m)`. Where mean and variance are the running ones, which depend on no input,
  /// only the first term is left.
  func appendBackward(_ compiler: Compiler, _ gradient: Memory, _ result: Memory?) throws {
    let channels = layout.paddedChannels
    let exchange = Exchange(.sums, count: 2 * channels)
    compiler.append(
      ExampleStep(batch: batch) { [self] examples in
        var walk = layout.walk(examples: examples)
        guard let local = exchange.local.baseAddress else { return }
        kernels.moment_gradients(&walk, source.floats, gradient.floats, centre.start, local, local + channels)
        for channel in 0..<layout.channels { local[channels + channel] *= Double(inverse.start[channel]) }
      })
    try appendParameterGradient(settings.beta, compiler) { Float(exchange.local[$0]) }
    try appendParameterGradient(settings.gamma, compiler) { Float(exchange.local[channels + $0]) }
    guard let result else { return }
    let followsBatch = settings.followsBatch(compiler)
    if followsBatch { compiler.append(exchange) }
    let (slope, shift) = (Storage(floats: channels), Storage(floats: channels))
    compiler.append(
      ExampleStep(batch: batch) { [self] examples in
        for channel in 0..<layout.channels where followsBatch {
          let factor = Double(factor.start[channel])
          let inverse = Double(inverse.start[channel])
          shift.start[channel] = Float(-factor * exchange.merged[channel] / count)
          slope.start[channel] = Float(-factor * inverse * exchange.merged[channels + channel] / count)
        }
        var walk = layout.walk(examples: examples)
        kernels.normalize_gradient(
          &walk, source.floats, gradient.floats, centre.start, factor.start, slope.start, shift.start, result.floats)
        clear(result, from: examples)
      })
  }

  private func appendParameterGradient(
    _ value: Value?, _ compiler: Compiler, _ gradient: @escaping (Int) -> Float
  ) throws {
    guard let value else { return }
    let plain = try Descriptor.plain(value.shape.dimensions)
    let channels = layout.channels
    try compiler.parameters.withGradient(value, stored: plain, as: plain, compiler) { target in
      compiler.append(
        KernelStep { for channel in 0..<channels { target.floats[channel] = gradient(channel) } })
    }
  }

  private func set(_ channel: Int, mean: Float, variance: Double) {
    let inverse = 1 / settings.deviation(variance)
    centre.start[channel] = mean
    self.inverse.start[channel] = Float(inverse)
    factor.start[channel] = Float(inverse * Double(gamma?.floats[channel] ?? 1))
    offset.start[channel] = beta?.floats[channel] ?? 0
  }

  private func normalize(_ examples: Int) {
    var walk = layout.walk(examples: examples)
    kernels.normalize(
      &walk, source.floats, centre.start, factor.start, offset.start, rectifies, destination.floats)
    clear(destination, from: examples)
  }

  /// Leaves nothing in the rows of a shard that is not full.
  private func clear(_ memory: Memory, from examples: Int) {
    guard examples < batch else { return }
    memory.storage?.floats[(examples * layout.exampleCount)...].update(repeating: 0)
  }
}
