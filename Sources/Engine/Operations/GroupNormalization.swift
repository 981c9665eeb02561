import Tensors

/// Each group of channels of each example shifted and scaled to mean 0 and variance 1, then each channel by two numbers.
struct GroupNormalization: Operation {
  let groups: Int
  let epsilon: Double
  /// The learned factor and offset of each channel.
  let gamma, beta: Value?
  let input, output: Value

  var inputs: [Value] { [input] }
  var parameters: [Value] { [gamma, beta].compactMap { $0 } }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let run = try GroupNormalizationRun(self, compiler)
    compiler.append(KernelStep { run.forward() })
    compiler.define(output, run.destination)
    return {
      guard let gradient = compiler.gradient(output) else { return }
      let given = try compiler.arrange(gradient, as: run.source.descriptor)
      try run.appendParameterGradients(compiler, given)
      guard compiler.needsGradient(input) else { return }
      let result = try Memory(run.source.descriptor)
      compiler.append(KernelStep { run.backward(given, to: result) })
      try compiler.contribute(result, to: input)
    }
  }
}

/// The loops of a group normalization over plain maps, where each group is one stretch of numbers.
private final class GroupNormalizationRun {
  let source, destination: Memory
  private let operation: GroupNormalization
  private let gamma, beta: Memory?
  private let batch, channels, cells, groupChannels: Int
  /// Of each group of each example.
  private let mean, inverse: Storage

  init(_ operation: GroupNormalization, _ compiler: Compiler) throws {
    let layout = try Descriptor.plain(compiler.extents(operation.input))
    (source, destination) = (try compiler.memory(operation.input, as: layout), try Memory(layout))
    (self.operation, batch, channels) = (operation, compiler.batch, operation.input.shape.channels)
    (cells, groupChannels) = (operation.input.shape.count / channels, channels / operation.groups)
    func parameter(_ value: Value) throws -> Memory {
      let plain = try Descriptor.plain(value.shape.dimensions)
      return try compiler.parameters.memory(value, stored: plain, as: plain, compiler)
    }
    (gamma, beta) = (try operation.gamma.map(parameter), try operation.beta.map(parameter))
    (mean, inverse) = (Storage(floats: batch * operation.groups), Storage(floats: batch * operation.groups))
  }

  func forward() {
    let count = groupChannels * cells
    for group in 0..<batch * operation.groups {
      let x = source.floats + group * count
      var (sum, squares) = (0.0, 0.0)
      for place in 0..<count { sum += Double(x[place]) }
      let centre = sum / Double(count)
      for place in 0..<count { squares += (Double(x[place]) - centre) * (Double(x[place]) - centre) }
      mean.start[group] = Float(centre)
      inverse.start[group] = Float(1 / (squares / Double(count) + operation.epsilon).squareRoot())
      forEachMap(of: group) { channel, start in
        let (factor, offset) = (inverse.start[group] * (gamma?.floats[channel] ?? 1), beta?.floats[channel] ?? 0)
        let (x, y, centre) = (source.floats + start, destination.floats + start, mean.start[group])
        for place in 0..<cells { y[place] = (x[place] - centre) * factor + offset }
      }
    }
  }

  /// With x' for the normalized values, g for the gradient times gamma and means over the group:
  /// `dx = (g - mean(g) - x' * mean(g * x')) / sqrt(variance + epsilon)`.
  func backward(_ given: Memory, to result: Memory) {
    for group in 0..<batch * operation.groups {
      let (centre, inverse) = (mean.start[group], inverse.start[group])
      var (sum, products) = (0.0, 0.0)
      forEachMap(of: group) { channel, start in
        let (x, dy, factor) = (source.floats + start, given.floats + start, gamma?.floats[channel] ?? 1)
        for place in 0..<cells {
          sum += Double(dy[place] * factor)
          products += Double(dy[place] * factor * (x[place] - centre) * inverse)
        }
      }
      let count = Double(groupChannels * cells)
      let (shift, slope) = (Float(sum / count), Float(products / count))
      forEachMap(of: group) { channel, start in
        let (x, dy, dx) = (source.floats + start, given.floats + start, result.floats + start)
        let factor = gamma?.floats[channel] ?? 1
        for place in 0..<cells {
          dx[place] = (dy[place] * factor - shift - (x[place] - centre) * inverse * slope) * inverse
        }
      }
    }
  }

  func appendParameterGradients(_ compiler: Compiler, _ given: Memory) throws {
    try appendGradient(operation.beta, compiler) { dy, _, _, _ in dy }
    try appendGradient(operation.gamma, compiler) { dy, x, centre, inverse in dy * (x - centre) * inverse }

    func appendGradient(
      _ value: Value?, _ compiler: Compiler, _ part: @escaping (Float, Float, Float, Float) -> Float
    ) throws {
      guard let value else { return }
      let plain = try Descriptor.plain(value.shape.dimensions)
      try compiler.parameters.withGradient(value, stored: plain, as: plain, compiler) { target in
        compiler.append(
          KernelStep { [self] in
            var sums = [Double](repeating: 0, count: channels)
            for group in 0..<batch * operation.groups {
              forEachMap(of: group) { channel, start in
                let (x, dy) = (source.floats + start, given.floats + start)
                for place in 0..<cells {
                  sums[channel] += Double(part(dy[place], x[place], mean.start[group], inverse.start[group]))
                }
              }
            }
            for channel in 0..<channels { target.floats[channel] = Float(sums[channel]) }
          })
      }
    }
  }

  /// The channels of a group of an example, and where their numbers start.
  private func forEachMap(of group: Int, _ body: (Int, Int) -> Void) {
    let first = group % operation.groups * groupChannels
    for index in 0..<groupChannels { body(first + index, (group * groupChannels + index) * cells) }
  }
}

extension Builder {
  /// Shifts and scales each group of channels so that over its cells and channels its mean is 0 and its variance 1, for each
  /// example by itself, then each channel by `gamma` and `beta`, `[C]` each (Wu and He, 2018); the shape stays.
  /// - Throws: `EngineError.shape` if the channels cannot be divided so, or if the parameters do not fit.
  public func groupNormalization(
    _ x: Value, groups: Int, epsilon: Double, gamma: Value?, beta: Value?
  ) throws -> Value {
    guard (1...4).contains(x.shape.rank), x.shape.count > 0, groups > 0, x.shape.channels % groups == 0, epsilon > 0,
      [gamma, beta].allSatisfy({ $0 == nil || $0?.shape == [x.shape.channels] })
    else {
      throw EngineError.shape(
        operation: "group normalization", reason: "\(groups) groups and its parameters do not fit \(x.shape)")
    }
    return append(
      GroupNormalization(
        groups: groups, epsilon: epsilon, gamma: gamma, beta: beta, input: x, output: makeValue(x.shape)))
  }
}
