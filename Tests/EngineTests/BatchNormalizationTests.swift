import Engine
import Tensors
import Testing

private let epsilon = 0.01

extension Reference {
  /// Each channel normalized by its own mean and variance over the batch, or by given ones.
  static func batchNormalization(
    _ x: Doubles, _ gamma: Doubles?, _ beta: Doubles?, statistics: (mean: Doubles, variance: Doubles)? = nil
  ) -> Doubles {
    var result = x
    let cells = places([x.shape[0]] + x.shape.dimensions.dropFirst(2))
    for c in 0..<x.shape[1] {
      let all = cells.map { [$0[0], c] + $0.dropFirst() }
      let mean = statistics?.mean.values[c] ?? all.reduce(0) { $0 + x[$1] } / Double(all.count)
      let variance =
        statistics?.variance.values[c]
        ?? all.reduce(0) { $0 + (x[$1] - mean) * (x[$1] - mean) } / Double(all.count)
      for place in all {
        let normalized = (x[place] - mean) / (variance + epsilon).squareRoot()
        result[place] = normalized * (gamma?.values[c] ?? 1) + (beta?.values[c] ?? 0)
      }
    }
    return result
  }
}

extension Builder {
  /// A batch normalization with parameters gamma, beta, mean and variance.
  fileprivate func normalized(_ x: Value, _ p: ArraySlice<Value>) throws -> Value {
    let p = Array(p)
    return try batchNormalization(
      x, gamma: p[0], beta: p[1], mean: p[2], variance: p[3], momentum: 0.9, epsilon: epsilon)
  }
}

@Suite struct BatchNormalizationTests {
  @Test(arguments: [[7], [16], [1, 5], [3, 4, 5], [8, 3, 3], [20, 2, 5], [4, 3, 2, 4]] as [Shape])
  func aBatchIsNormalizedByItsOwnMeanAndVariance(shape: Shape) throws {
    let channels: Shape = [shape.channels]
    try OperationCheck(
      input: shape, parameters: [channels, channels, channels, channels], examples: 5,
      build: { try $0.normalized($1, $2[...]) },
      reference: { x, p in Reference.batchNormalization(x, p[0], p[1]) }
    ).run()
  }

  @Test func gammaAndBetaMayBeLeftOut() throws {
    try OperationCheck(
      input: [3, 4, 2], parameters: [[3], [3]], examples: 4,
      build: {
        try $0.batchNormalization(
          $1, gamma: nil, beta: nil, mean: $2[0], variance: $2[1], momentum: 0.9, epsilon: epsilon)
      },
      reference: { x, _ in Reference.batchNormalization(x, nil, nil) }
    ).run()
  }

  @Test(arguments: [3, 16, 33], [ActivationFunction.relu, .tanh])
  func itStandsBetweenAConvolutionAndAFunction(filters: Int, function: ActivationFunction) throws {
    let window = Window(rows: 3, columns: 3, rowStride: 1, columnStride: 1)
    let channels: Shape = [filters]
    try OperationCheck(
      input: [2, 5, 6], parameters: [[3, 3, 2, filters], channels, channels, channels, channels, channels],
      examples: 3,
      build: { builder, x, p in
        let maps = try builder.convolution(x, kernel: p[0], bias: p[1], window: window)
        return try builder.activation(builder.normalized(maps, p[2...]), function)
      },
      reference: { x, p in
        let maps = Reference.convolution(x, p[0], p[1], window)
        return Reference.activation(Reference.batchNormalization(maps, p[2], p[3]), function)
      }
    ).run()
  }

  /// Parameters of a normalization whose variances are positive.
  private func parameters(_ shapes: [Shape]) -> ParameterStore {
    ParameterStore(
      shapes.enumerated().map { index, shape in
        let tensor = randomTensor(shape, "p\(index)")
        return index == shapes.count - 1 ? Tensor(shape, tensor.values.map { abs($0) + 0.1 }) : tensor
      })
  }

  @Test("in inference the running mean and variance count, alone or with the weights before", arguments: [0, 1, 12])
  func inference(groups: Int) throws {
    let window = Window(rows: 2, columns: 3, rowStride: 1, columnStride: 2)
    for (filters, seen) in [(12, false), (24, false), (24, true)] {
      let builder = Builder(batch: 3, mode: .inference)
      let x = builder.input([12, 5, 6])
      let kernel: Shape = [2, 3, groups == 0 ? 12 : 12 / groups, groups == 0 ? filters / 12 : filters]
      let channels: Shape = [filters]
      let shapes = [kernel, channels, channels, channels, channels, channels]
      let p = shapes.map { builder.parameter($0) }
      let maps =
        groups == 0
        ? try builder.depthwiseConvolution(x, kernel: p[0], bias: p[1], window: window)
        : try builder.convolution(x, kernel: p[0], bias: p[1], window: window, groups: groups)
      let output = try builder.activation(builder.normalized(maps, p[2...]), .relu)
      let program = try builder.compile(outputs: [output], readable: seen ? [maps] : [])
      let (store, input) = (parameters(shapes), randomTensor([3, 12, 5, 6], "x"))
      program.write(input, to: x)
      program.forward(store)
      let t = store.tensors.map { Doubles($0) }
      let sums =
        groups == 0
        ? Reference.depthwise(Doubles(input), t[0], t[1], window)
        : Reference.convolution(Doubles(input), t[0], t[1], window, groups: groups)
      if seen { expectClose(program.read(maps), sums, "sums") }
      let normalized = Reference.batchNormalization(sums, t[2], t[3], statistics: (t[4], t[5]))
      expectClose(program.read(output), Reference.activation(normalized, .relu), "output")
      // New statistics are noticed, also where they have become part of a kernel.
      store[5] = Tensor([filters], store[5].values.map { $0 + 1 })
      program.forward(store)
      let changed = Reference.batchNormalization(sums, t[2], t[3], statistics: (t[4], Doubles(store[5])))
      expectClose(program.read(output), Reference.activation(changed, .relu), "output after a change")
    }
  }

  @Test func shardsOfABatchAreNormalizedTogether() throws {
    let shapes: [Shape] = [[3, 3, 1, 6], [6], [6], [6], [6]]
    func build(_ batch: Int) throws -> (Program, Value, Value) {
      let builder = Builder(batch: batch, mode: .training)
      let x = builder.input([1, 6, 5])
      let p = shapes.map { builder.parameter($0) }
      let window = Window(rows: 3, columns: 3, rowStride: 1, columnStride: 1)
      let maps = try builder.convolution(x, kernel: p[0], bias: nil, window: window)
      let y = try builder.activation(builder.normalized(maps, p[1...]), .relu)
      return (try builder.compile(outputs: [y], gradients: [x]), x, y)
    }
    let store = parameters(shapes)
    let (input, slope) = (randomTensor([7, 1, 6, 5], "x"), randomTensor([7, 6, 4, 3], "dy"))
    let (whole, wholeX, wholeY) = try build(7)
    let expected = ParameterStore(shapes)
    whole.write(input, to: wholeX)
    whole.forward(store)
    whole.writeGradient(slope, of: wholeY)
    whole.backward(into: expected)

    // Two shards of 4, the second one with 3 examples.
    let parts = [try build(4), try build(4)]
    let programs = parts.map(\.0)
    let gradients = [ParameterStore(shapes), ParameterStore(shapes)]
    let contexts = [RunContext(examples: 4), RunContext(firstExample: 4, examples: 3)]
    for (part, range) in zip(parts, [0..<4, 4..<7]) {
      part.0.write(input.values[(range.lowerBound * 30)..<(range.upperBound * 30)], to: part.1)
      let rows = slope.values[(range.lowerBound * 72)..<(range.upperBound * 72)]
      part.0.writeGradient(Tensor([range.count, 6, 4, 3], Array(rows)), of: part.2)
    }
    #expect(whole.phases(.forward) == 2 && whole.phases(.backward) == 2)
    for phase in 0..<2 {
      for index in 0..<2 { programs[index].runForward(phase, store, contexts[index]) }
      Program.exchange(programs, after: phase, .forward)
    }
    for phase in 0..<2 {
      for index in 0..<2 { programs[index].runBackward(phase, into: gradients[index], contexts[index]) }
      Program.exchange(programs, after: phase, .backward)
    }
    let outputs = parts.map { $0.0.read($0.2) }
    for n in 0..<7 {
      let (part, row) = (n / 4, n % 4)
      for (a, b) in zip(outputs[part].slice(row).values, whole.read(wholeY).slice(n).values) {
        #expect(abs(a - b) < 1e-5)
      }
      let inputGradient = parts[part].0.readGradient(of: parts[part].1).slice(row)
      for (a, b) in zip(inputGradient.values, whole.readGradient(of: wholeX).slice(n).values) {
        #expect(abs(a - b) < 1e-5)
      }
    }
    for index in 0..<3 {
      for place in expected[index].values.indices {
        #expect(abs(gradients[0][index][place] + gradients[1][index][place] - expected[index][place]) < 1e-4)
      }
    }
    #expect(gradients[0][3].values.allSatisfy { $0 == 0 } && gradients[0][4].values.allSatisfy { $0 == 0 })

    let (one, two) = (parameters(shapes), parameters(shapes))
    whole.updateStates(of: one)
    programs[1].updateStates(of: two)
    for index in 3..<5 {
      #expect(one[index] != store[index])
      for (a, b) in zip(one[index].values, two[index].values) { #expect(abs(a - b) < 1e-6) }
    }
  }

  @Test func aLargeMeanLeavesTheVarianceExact() throws {
    let builder = Builder(batch: 64, mode: .training)
    let x = builder.input([1, 3, 3])
    let p = (0..<2).map { _ in builder.parameter([1]) }
    let y = try builder.batchNormalization(
      x, gamma: nil, beta: nil, mean: p[0], variance: p[1], momentum: 0, epsilon: 1e-6)
    let program = try builder.compile(outputs: [y])
    // 4096 + k / 64: exact in 32 bits, with a variance that a difference of squares would lose.
    let values = (0..<576).map { Float(4096) + Float($0 % 8) / 64 }
    program.write(Tensor([64, 1, 3, 3], values), to: x)
    let store = ParameterStore([[1], [1]] as [Shape])
    program.forward(store)
    program.updateStates(of: store)
    #expect(store[0][0] == 4096 + Float(3.5) / 64)
    #expect(abs(store[1][0] - Float(5.25) / 4096) < 1e-8)
  }
}
