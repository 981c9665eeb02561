import Engine
import Tensors
import Testing

extension Reference {
  static func merge(_ inputs: [Doubles], _ function: MergeFunction) -> Doubles {
    var result = inputs[0]
    for index in result.values.indices {
      let values = inputs.map { $0.values[index] }
      result.values[index] =
        switch function {
        case .add: values.reduce(0, +)
        case .subtract: values[0] - values[1]
        case .multiply: values.reduce(1, *)
        case .average: values.reduce(0, +) / Double(values.count)
        case .maximum: values.max()!
        case .minimum: values.min()!
        }
    }
    return result
  }

  /// Repeats values to fill a shape; the batch comes on top.
  static func repeated(_ x: Doubles, to shape: Shape) -> Doubles {
    let whole = shape.batched(x.shape[0])
    return filled(whole) { place in x.values[index(zip(place, x.shape.dimensions).map { min($0, $1 - 1) }, in: x.shape)]
    }
  }

  /// Lays values side by side along an axis that is counted without the batch.
  static func concatenation(_ inputs: [Doubles], axis: Int) -> Doubles {
    var extents = inputs[0].shape.dimensions
    extents[axis + 1] = inputs.reduce(0) { $0 + $1.shape[axis + 1] }
    return filled(Shape(extents)) { place in
      var place = place
      for input in inputs {
        if place[axis + 1] < input.shape[axis + 1] { return input.values[index(place, in: input.shape)] }
        place[axis + 1] -= input.shape[axis + 1]
      }
      return .nan
    }
  }

  private static func filled(_ shape: Shape, _ value: ([Int]) -> Double) -> Doubles {
    var result = Doubles(shape)
    for flat in result.values.indices {
      var (rest, place) = (flat, [Int]())
      for extent in shape.dimensions.reversed() {
        place.insert(rest % extent, at: 0)
        rest /= extent
      }
      result.values[flat] = value(place)
    }
    return result
  }

  private static func index(_ place: [Int], in shape: Shape) -> Int {
    zip(shape.dimensions, place).reduce(0) { $0 * $1.0 + $1.1 }
  }
}

private func check(_ function: MergeFunction, _ shape: Shape, count: Int, examples: Int = 2) -> OperationCheck {
  OperationCheck(
    inputs: Array(repeating: shape, count: count), examples: examples,
    build: { builder, x, _ in try builder.merge(x, function) }, reference: { x, _ in Reference.merge(x, function) })
}

@Suite struct MergeTests {
  private static let shapes: [Shape] = [[7], [5, 6], [3, 4, 5], [11, 2, 3], [2, 3, 4, 5]]

  @Test(arguments: MergeFunction.allCases, shapes)
  func twoValuesOfAnyRankAreJoinedElementByElement(function: MergeFunction, shape: Shape) throws {
    try check(function, shape, count: 2).run()
  }

  @Test(arguments: MergeFunction.allCases.filter { $0 != .subtract })
  func soAreSeveral(function: MergeFunction) throws {
    try check(function, [3, 4, 5], count: 4).run()
    try check(function, [9], count: 3).run()
  }

  @Test(arguments: [MergeFunction.add, .multiply, .average])
  func aValueMayMeetItself(function: MergeFunction) throws {
    try OperationCheck(
      input: [3, 4, 5], build: { builder, x, _ in try builder.merge([x, x, x], function) },
      reference: { x, _ in Reference.merge([x, x, x], function) }
    ).run()
  }

  @Test(arguments: [[1, 1, 1], [3, 1, 1], [1, 4, 1], [1, 1, 5], [3, 1, 5]] as [Shape])
  func aValueIsRepeatedAlongAxesOfExtentOne(shape: Shape) throws {
    try OperationCheck(
      inputs: [shape, [3, 4, 5]],
      build: { builder, x, _ in try builder.merge([builder.repeated(x[0], to: [3, 4, 5]), x[1]], .multiply) },
      reference: { x, _ in Reference.merge([Reference.repeated(x[0], to: [3, 4, 5]), x[1]], .multiply) }
    ).run()
  }

  @Test(arguments: [0, 1, 2])
  func mapsAreLaidSideBySideAlongAnyAxis(axis: Int) throws {
    var extents = [[3, 4, 5], [3, 4, 5], [3, 4, 5]]
    (extents[0][axis], extents[2][axis]) = (1, 2)
    try OperationCheck(
      inputs: extents.map { Shape($0) }, build: { builder, x, _ in try builder.concatenation(x, axis: axis) },
      reference: { x, _ in Reference.concatenation(x, axis: axis) }
    ).run()
  }

  @Test func vectorsAndTheSameValueTwiceAreLaidSideBySide() throws {
    try OperationCheck(
      inputs: [[3], [4]], build: { builder, x, _ in try builder.concatenation([x[0], x[1], x[0]], axis: 0) },
      reference: { x, _ in Reference.concatenation([x[0], x[1], x[0]], axis: 0) }
    ).run()
  }

  /// A residual block and an inception module in one, with oneDNN and in lanes.
  @Test(arguments: [Builder.Kernels.library] + InstructionSet.available.map(Builder.Kernels.lanes))
  func aNetworkWithBranchesHasTheGradientsThatTheDefinitionSays(kernels: Builder.Kernels) throws {
    let window = Window(
      rows: 3, columns: 3, rowStride: 1, columnStride: 1, padding: BorderPadding(top: 1, bottom: 1, left: 1, right: 1))
    let pool = Window(rows: 2, columns: 2, rowStride: 2, columnStride: 2)
    var check = OperationCheck(
      inputs: [[2, 6, 6]], parameters: [[3, 3, 2, 2], [2], [3, 3, 2, 3], [3]], examples: 16,
      build: { builder, x, p in
        let branch = try builder.activation(builder.convolution(x[0], kernel: p[0], bias: p[1], window: window), .relu)
        let sum = try builder.activation(builder.merge([branch, x[0]], .add), .tanh)
        let other = try builder.convolution(sum, kernel: p[2], bias: p[3], window: window)
        return try builder.flatten(
          builder.maxPooling(builder.concatenation([other, sum, x[0]], axis: 0), window: pool))
      },
      reference: { x, p in
        let branch = Reference.activation(Reference.convolution(x[0], p[0], p[1], window), .relu)
        let sum = Reference.activation(Reference.merge([branch, x[0]], .add), .tanh)
        let other = Reference.convolution(sum, p[2], p[3], window)
        let joined = Reference.concatenation([other, sum, x[0]], axis: 0)
        return Reference.flatten(Reference.pooling(joined, pool, average: false))
      })
    check.kernels = kernels
    try check.run()
  }

  @Test func programsWithMergesAreNotMadeOfLanes() throws {
    let builder = Builder(batch: 16, mode: .training)
    let x = builder.input([1, 6, 6])
    let kernel = builder.parameter([3, 3, 1, 1])
    let window = Window(
      rows: 3, columns: 3, rowStride: 1, columnStride: 1, padding: BorderPadding(top: 1, bottom: 1, left: 1, right: 1))
    let y = try builder.convolution(x, kernel: kernel, bias: nil, window: window)
    #expect(builder.suitsLanes == !InstructionSet.available.isEmpty)
    _ = try builder.merge([x, y], .add)
    #expect(!builder.suitsLanes)
  }

  @Test func amongEqualsTheFirstReceivesTheGradient() throws {
    let builder = Builder(batch: 1, mode: .training)
    let (a, b) = (builder.input([2]), builder.input([2]))
    let output = try builder.merge([a, b], .maximum)
    let program = try builder.compile(outputs: [output], gradients: [a, b])
    let (equal, store) = (Tensor([1, 2], [1, -3]), ParameterStore([Shape]()))
    program.write(equal, to: a)
    program.write(equal, to: b)
    program.forward(store)
    program.writeGradient(Tensor([1, 2], [5, 7]), of: output)
    program.backward(into: store)
    #expect(program.readGradient(of: a).values == [5, 7])
    #expect(program.readGradient(of: b).values == [0, 0])
  }

  @Test func theGradientOfASumCanBeReadWhereItIsAddedToFurtherDown() throws {
    // What reads the sum's gradient must not see what its inputs' gradients become.
    let builder = Builder(batch: 1, mode: .training)
    let a = builder.input([2])
    let sum = try builder.merge([a, a], .add)
    let output = try builder.merge([sum, a], .add)
    let program = try builder.compile(outputs: [output], gradients: [a, sum, output])
    program.write(Tensor([1, 2], [1, 2]), to: a)
    let store = ParameterStore([Shape]())
    program.forward(store)
    program.writeGradient(Tensor([1, 2], [1, 10]), of: output)
    program.backward(into: store)
    #expect(program.readGradient(of: sum).values == [1, 10])
    #expect(program.readGradient(of: output).values == [1, 10])
    #expect(program.readGradient(of: a).values == [3, 30])
  }

  @Test func whatDoesNotFitTogetherIsRefused() throws {
    let builder = Builder(batch: 1, mode: .inference)
    let (a, b) = (builder.input([2, 3, 3]), builder.input([3, 3, 3]))
    #expect(throws: EngineError.self) { try builder.merge([a, b], .add) }
    #expect(throws: EngineError.self) { try builder.merge([], .add) }
    #expect(throws: EngineError.self) { try builder.merge([a, a, a], .subtract) }
    #expect(throws: EngineError.self) { try builder.repeated(a, to: [2, 3, 4]) }
    #expect(throws: EngineError.self) { try builder.concatenation([a, b], axis: 1) }
    #expect(throws: EngineError.self) { try builder.concatenation([a, b], axis: 3) }
    #expect(throws: EngineError.self) { try builder.concatenation([], axis: 0) }
    #expect(try builder.concatenation([a, b], axis: 0).shape == [5, 3, 3])
  }
}
