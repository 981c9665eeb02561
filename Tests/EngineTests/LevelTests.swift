import Engine
import Tensors
import Testing

extension Reference {
  /// Each channel times a factor and with an offset added.
  static func scaled(_ x: Doubles, _ factors: [Double], _ offsets: [Double]) -> Doubles {
    var result = x
    for place in places(x.shape.dimensions) { result[place] = x[place] * factors[place[1]] + offsets[place[1]] }
    return result
  }

  /// Each group of channels of each example with mean 0 and variance 1, then each channel by its two numbers.
  static func groupNormalization(
    _ x: Doubles, groups: Int, epsilon: Double, _ gamma: Doubles?, _ beta: Doubles?
  ) -> Doubles {
    var result = x
    let width = x.shape[1] / groups
    for (example, group) in places([x.shape[0], groups]).map({ ($0[0], $0[1]) }) {
      let all = places([1, width] + x.shape.dimensions.dropFirst(2)).map {
        [example, group * width + $0[1]] + $0.dropFirst(2)
      }
      let mean = all.reduce(0) { $0 + x[$1] } / Double(all.count)
      let variance = all.reduce(0) { $0 + (x[$1] - mean) * (x[$1] - mean) } / Double(all.count)
      for place in all {
        let value = (x[place] - mean) / (variance + epsilon).squareRoot()
        result[place] = value * (gamma?.values[place[1]] ?? 1) + (beta?.values[place[1]] ?? 0)
      }
    }
    return result
  }

  /// What is positive, and what is not times the slope of its place, `[...cells, C]`.
  static func parametricRectifier(_ x: Doubles, _ slope: Doubles) -> Doubles {
    var result = x
    for place in places(x.shape.dimensions) where x[place] <= 0 {
      let own = zip(place.dropFirst(2) + [place[1]], slope.shape.dimensions).map { $1 == 1 ? 0 : $0 }
      result[place] = x[place] * slope[own]
    }
    return result
  }
}

private let shapes: [Shape] = [[6], [4, 5], [4, 3, 5], [18, 2, 3], [2, 3, 2, 2]]

@Suite("Levels: given and measured numbers, groups, learned slopes") struct LevelTests {
  @Test(arguments: shapes)
  func `each channel is scaled by given numbers, and gradients come back`(shape: Shape) throws {
    let factors = (0..<shape.channels).map { Float($0) * 0.25 - 0.5 }
    let offsets = (0..<shape.channels).map { 1 - Float($0) * 0.5 }
    try OperationCheck(input: shape) { builder, x, _ in
      try builder.scaled(x, factors: factors, offsets: offsets)
    } reference: { x, _ in
      Reference.scaled(x, factors.map(Double.init), offsets.map(Double.init))
    }.run()
  }

  @Test func `nothing is added to examples that a shard does not have`() throws {
    let builder = Builder(batch: 3, mode: .training)
    let x = builder.input([2])
    let output = try builder.scaled(x, factors: [2, 3], offsets: [1, 1])
    let program = try builder.compile(outputs: [output], gradients: [x])
    program.write(Tensor([3, 2], [1, 1, 2, 2, 0, 0]), to: x)
    let store = ParameterStore([Shape]())
    program.runForward(0, store, RunContext(examples: 2))
    #expect(program.read(output).values == [3, 4, 5, 7, 0, 0])
  }

  @Test(arguments: shapes)
  func `a measured mean and variance stay what they are while the network learns`(shape: Shape) throws {
    let channels: Shape = [shape.channels]
    let builder = Builder(batch: 2, mode: .training)
    let x = builder.input(shape)
    let (mean, variance) = (builder.parameter(channels), builder.parameter(channels))
    let output = try builder.standardization(x, mean: mean, variance: variance, epsilon: 0.5)
    let program = try builder.compile(outputs: [output], gradients: [x])
    var variances = randomTensor(channels, "variance")
    variances.values = variances.values.map(abs)
    let store = ParameterStore([randomTensor(channels, "mean"), variances])
    let images = randomTensor(shape.batched(2), "images")
    program.write(images, to: x)
    program.forward(store)
    let deviations = store[1].values.map { max(Double($0).squareRoot(), 0.5) }
    let offsets = zip(store[0].values, deviations).map { -Double($0) / $1 }
    expectClose(program.read(output), Reference.scaled(Doubles(images), deviations.map { 1 / $0 }, offsets), "value")
    let before = store.tensors
    program.updateStates(of: store)
    #expect(store.tensors == before)
    let slopes = randomTensor(shape.batched(2), "slopes")
    program.writeGradient(slopes, of: output)
    program.backward(into: ParameterStore(store.shapes))
    expectClose(
      program.readGradient(of: x),
      Reference.scaled(Doubles(slopes), deviations.map { 1 / $0 }, offsets.map { _ in 0 }), "gradient")
  }

  @Test(arguments: shapes, [true, false])
  func `groups of channels are normalized, each example by itself`(shape: Shape, isScaled: Bool) throws {
    for groups in [1, 2, shape.channels] {
      let channels: Shape = [shape.channels]
      try OperationCheck(input: shape, parameters: isScaled ? [channels, channels] : []) { builder, x, parameters in
        try builder.groupNormalization(
          x, groups: groups, epsilon: 0.1, gamma: parameters.first, beta: parameters.last)
      } reference: { x, parameters in
        Reference.groupNormalization(x, groups: groups, epsilon: 0.1, parameters.first, parameters.last)
      }.run()
    }
  }

  @Test(arguments: shapes)
  func `slopes are learned for each value, or for all along an axis`(shape: Shape) throws {
    let whole = Shape(shape.channelsLast)
    let shared = Shape(shape.channelsLast.enumerated().map { $0 == shape.rank - 1 ? $1 : 1 })
    let first = Shape(shape.channelsLast.enumerated().map { $0 == 0 ? 1 : $1 })
    for slopes in [whole, shared, first] {
      try OperationCheck(input: shape, parameters: [slopes]) { builder, x, parameters in
        try builder.parametricRectifier(x, slope: parameters[0])
      } reference: { x, parameters in
        Reference.parametricRectifier(x, parameters[0])
      }.run()
    }
  }

  @Test func `what does not fit is refused`() throws {
    let builder = Builder(batch: 1, mode: .inference)
    let x = builder.input([4, 2, 2])
    #expect(throws: EngineError.self) { try builder.scaled(x, factors: [1], offsets: [0]) }
    #expect(throws: EngineError.self) {
      try builder.groupNormalization(x, groups: 3, epsilon: 0.1, gamma: nil, beta: nil)
    }
    #expect(throws: EngineError.self) { try builder.parametricRectifier(x, slope: builder.parameter([4, 2, 2])) }
  }
}
