import CKernels
import Tensors

/// Each channel shifted and scaled to mean 0 and variance 1, then by two learned numbers.
struct BatchNormalization: Operation {
  let input: Value
  let settings: BatchStatistics
  var activation: ActivationFunction?
  var output: Value

  var inputs: [Value] { [input] }
  var parameters: [Value] { settings.parameters }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func fused(with function: ActivationFunction, into output: Value) -> (any Operation)? {
    guard activation == nil, function == .relu else { return nil }
    var result = self
    (result.activation, result.output) = (function, output)
    return result
  }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let extents = compiler.extents(input)
    var source = compiler.memory(input)
    if try BlockLayout(of: source, extents: extents) == nil { source = try compiler.memory(input, as: .plain(extents)) }
    guard let layout = try BlockLayout(of: source, extents: extents) else {
      throw EngineError.shape(operation: "batch normalization", reason: "its input is no maps and no vector")
    }
    let run = try BatchNormalizationRun(
      layout: layout, kernels: compiler.elementwiseKernels.table, settings: settings, rectifies: activation == .relu,
      source: source,
      destination: Memory(source.descriptor), compiler)
    if settings.followsBatch(compiler) { run.appendTraining(compiler) } else { run.appendInference(compiler) }
    compiler.define(output, run.destination)
    return {
      guard let given = compiler.gradient(output) else { return }
      var gradient = try compiler.arrange(given, as: source.descriptor)
      if let activation { gradient = try activation.compileBackward(compiler, gradient, given: run.destination) }
      let result = compiler.needsGradient(input) ? try Memory(source.descriptor) : nil
      try run.appendBackward(compiler, gradient, result)
      if let result { try compiler.contribute(result, to: input) }
    }
  }
}

/// The parameters of a batch normalization and its two constants.
struct BatchStatistics {
  /// The learned factor and offset of each channel; the running mean and variance.
  let gamma, beta: Value?
  let mean, variance: Value
  let momentum, epsilon: Double
  /// Whether mean and variance stay what they are while the network learns; `epsilon` then is what no deviation falls below.
  var isFixed = false

  /// Whether mean and variance are those of the batch.
  func followsBatch(_ compiler: Compiler) -> Bool { compiler.isTraining && !isFixed }

  /// What a channel with this variance is divided by.
  func deviation(_ variance: Double) -> Double {
    isFixed ? max(variance.squareRoot(), epsilon) : (variance + epsilon).squareRoot()
  }

  var parameters: [Value] { [gamma, beta].compactMap { $0 } + [mean, variance] }
}

extension Builder {
  /// Shifts and scales each channel: `y = gamma * (x - mean) / sqrt(variance + epsilon) + beta` (Ioffe and Szegedy, 2015).
  ///
  /// In training, mean and variance are those of the batch, over all its examples and cells, and the running ones, which are
  /// parameters that are not learned, follow: `momentum * running + (1 - momentum) * batch`, the variance divided by the
  /// number of values, as in Keras. In inference they are the running ones. All parameters are `[C]`; the shape stays.
  /// - Throws: `EngineError.shape` if the shapes do not fit.
  public func batchNormalization(
    _ x: Value, gamma: Value?, beta: Value?, mean: Value, variance: Value, momentum: Double, epsilon: Double
  ) throws -> Value {
    try normalization(
      x,
      BatchStatistics(
        gamma: gamma, beta: beta, mean: mean, variance: variance, momentum: momentum, epsilon: epsilon))
  }

  /// Shifts and scales each channel by a mean and a variance that no batch changes:
  /// `y = (x - mean) / max(sqrt(variance), epsilon)`, as Keras's `Normalization` does.
  ///
  /// Both parameters are `[C]` and not learned; the shape stays.
  /// - Throws: `EngineError.shape` if the shapes do not fit.
  public func standardization(_ x: Value, mean: Value, variance: Value, epsilon: Double) throws -> Value {
    try normalization(
      x,
      BatchStatistics(
        gamma: nil, beta: nil, mean: mean, variance: variance, momentum: 1, epsilon: epsilon, isFixed: true))
  }

  private func normalization(_ x: Value, _ settings: BatchStatistics) throws -> Value {
    guard (1...4).contains(x.shape.rank), x.shape.count > 0, settings.epsilon > 0,
      (0...1).contains(settings.momentum),
      settings.parameters.allSatisfy({ $0.shape == [x.shape.channels] })
    else {
      throw EngineError.shape(
        operation: "batch normalization", reason: "its parameters do not fit an input of \(x.shape)")
    }
    return append(BatchNormalization(input: x, settings: settings, output: makeValue(x.shape)))
  }
}
