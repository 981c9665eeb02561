import Engine
import Tensors
import Testing

/// Windows with every kind of peculiarity, for maps of 9 rows and 13 columns.
private let windows = [
  Window(rows: 3, columns: 3, rowStride: 1, columnStride: 1),
  Window(rows: 1, columns: 1, rowStride: 1, columnStride: 1),
  Window(rows: 2, columns: 2, rowStride: 2, columnStride: 2),
  Window(rows: 5, columns: 4, rowStride: 1, columnStride: 1),
  Window(rows: 9, columns: 13, rowStride: 1, columnStride: 1),
  Window(rows: 2, columns: 3, rowStride: 3, columnStride: 2),
  Window(
    rows: 3, columns: 3, rowStride: 1, columnStride: 1,
    padding: BorderPadding(top: 1, bottom: 1, left: 1, right: 1)),
  Window(
    rows: 4, columns: 5, rowStride: 1, columnStride: 1,
    padding: BorderPadding(top: 3, bottom: 2, left: 1, right: 4)),
  Window(
    rows: 3, columns: 4, rowStride: 2, columnStride: 3, padding: BorderPadding(top: 0, bottom: 1, left: 1, right: 2)),
]

/// What a program computed: its output, the gradient of its input and those of its parameters.
private struct Outcome: Equatable {
  var output, inputGradient: Tensor
  var gradients: [Tensor]

  var tensors: [Tensor] { [output, inputGradient] + gradients }
}

/// A network built once with oneDNN and once with each variant of the engine's own kernels.
private struct LaneCheck {
  var input: Shape
  var parameters: [Shape] = []
  var examples = 16
  var numbers: (Shape, String) -> Tensor = randomTensor
  let build: (Builder, Value, [Value]) throws -> Value

  func outcome(_ kernels: Builder.Kernels) throws -> Outcome {
    let builder = Builder(batch: 16, mode: .training)
    builder.kernels = kernels
    let x = builder.input(input)
    let output = try build(builder, x, parameters.map { builder.parameter($0) })
    let program = try builder.compile(outputs: [output], gradients: [x])
    let gradients = ParameterStore(parameters)
    let store = ParameterStore(parameters.enumerated().map { numbers($1, "parameter \($0)") })
    // Twice, and whole at first: a run must not leave traces for the next one.
    for count in [16, examples] {
      program.write(numbers(input.batched(count), "input"), to: x)
      program.forward(store)
      program.writeGradient(numbers(output.shape.batched(count), "gradient"), of: output)
      program.backward(into: gradients)
    }
    return Outcome(
      output: program.read(output, examples: examples), inputGradient: program.readGradient(of: x, examples: examples),
      gradients: gradients.tensors)
  }

  /// Expects every number within a small part of the largest one.
  func run(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let expected = try outcome(.library)
    for instructions in InstructionSet.available {
      let actual = try outcome(.lanes(instructions))
      #expect(try outcome(.lanes(instructions)) == actual, sourceLocation: sourceLocation)
      for (actual, expected) in zip(actual.tensors, expected.tensors) {
        let scale = max(1, expected.values.map(abs).max() ?? 0)
        let worst = zip(actual.values, expected.values).map { abs($0 - $1) }.max() ?? 0
        #expect(worst <= 2e-5 * scale, "\(instructions) differs by \(worst)", sourceLocation: sourceLocation)
      }
    }
  }

  /// Expects the same numbers.
  func runExactly(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let expected = try outcome(.library)
    for instructions in InstructionSet.available {
      #expect(try outcome(.lanes(instructions)) == expected, "\(instructions)", sourceLocation: sourceLocation)
    }
  }
}

@Suite struct LaneTests {
  @Test(arguments: windows, [(1, 1), (1, 8), (3, 5), (8, 4), (2, 7)])
  func convolutionsAreThoseOfOneDNN(window: Window, channels: (Int, Int)) throws {
    var check = LaneCheck(
      input: [channels.0, 9, 13], parameters: [[window.rows, window.columns, channels.0, channels.1], [channels.1]],
      build: { try $0.activation($0.convolution($1, kernel: $2[0], bias: $2[1], window: window), .relu) })
    try check.run()
    check.numbers = integers
    try check.runExactly()
  }

  @Test func aConvolutionNeedsNoBias() throws {
    try LaneCheck(
      input: [4, 9, 13], parameters: [[3, 3, 4, 6]],
      build: { try $0.convolution($1, kernel: $2[0], bias: nil, window: windows[0]) }
    ).run()
  }

  @Test(arguments: windows, [false, true])
  func theFirstOfEqualValuesWinsAPooling(window: Window, rectifies: Bool) throws {
    var check = LaneCheck(
      input: [3, 9, 13], parameters: [[1, 1, 3, 2], [2]],
      build: { builder, x, p in
        let maps = try builder.convolution(x, kernel: p[0], bias: p[1], window: windows[1])
        return try builder.maxPooling(rectifies ? builder.activation(maps, .relu) : maps, window: window)
      })
    try check.run()
    check.numbers = integers
    try check.runExactly()
  }

  @Test(arguments: windows, [false, true])
  func meansOfWindowsAreThoseOfOneDNN(window: Window, countsPadding: Bool) throws {
    var check = LaneCheck(
      input: [3, 9, 13], parameters: [[1, 1, 3, 2], [2]],
      build: { builder, x, p in
        let maps = try builder.convolution(x, kernel: p[0], bias: p[1], window: windows[1])
        return try builder.averagePooling(
          builder.activation(maps, .relu), window: window, countsPadding: countsPadding)
      })
    try check.run()
    check.numbers = integers
    try check.run()
  }

  @Test(arguments: [(1, 1), (11, 7), (100, 10), (33, 64), (100, 90)])
  func denseLayersAreThoseOfOneDNN(features: (Int, Int)) throws {
    var check = LaneCheck(
      input: [features.0], parameters: [[features.0, features.1], [features.1]],
      build: { try $0.dense($1, kernel: $2[0], bias: $2[1]) })
    try check.run()
    check.numbers = integers
    try check.runExactly()
  }

  @Test(arguments: testedFunctions)
  func functionsWorkOnLanes(function: ActivationFunction) throws {
    try LaneCheck(
      input: [9], parameters: [[9, 4], [4], [4, 3]],
      build: { builder, x, p in
        let hidden = try builder.activation(x, function)
        let one = try builder.activation(builder.dense(hidden, kernel: p[0], bias: p[1]), function)
        return try builder.activation(builder.dense(one, kernel: p[2], bias: nil), function)
      }
    ).run()
  }

  @Test(arguments: [16, 7, 1])
  func aWholeNetworkIsThatOfOneDNNForAnyNumberOfExamples(examples: Int) throws {
    try LaneCheck(
      input: [1, 14, 12], parameters: [[3, 3, 1, 8], [8], [3, 3, 8, 4], [4], [24, 5], [5]], examples: examples,
      build: { builder, x, p in
        let two = Window(rows: 2, columns: 2, rowStride: 2, columnStride: 2)
        let one = try builder.activation(builder.convolution(x, kernel: p[0], bias: p[1], window: windows[0]), .relu)
        let padded = windows[6]
        let pooled = try builder.maxPooling(one, window: two)
        let maps = try builder.activation(builder.convolution(pooled, kernel: p[2], bias: p[3], window: padded), .relu)
        return try builder.dense(
          builder.flatten(builder.maxPooling(maps, window: two)), kernel: p[4], bias: p[5])
      }
    ).run()
  }

  @Test func operationsWithoutAKernelOfTheirOwnWorkOnTheSameMemory() throws {
    try LaneCheck(
      input: [2, 9, 13], parameters: [[3, 3, 2, 4]],
      build: { builder, x, p in
        let wide = try builder.zeroPadding(x, BorderPadding(top: 1, right: 2))
        let maps = try builder.activation(
          builder.convolution(wide, kernel: p[0], bias: nil, window: windows[0]), .tanh)
        return try builder.averagePooling(builder.dropout(maps, rate: 0.5), window: windows[2])
      }
    ).run()
  }

  @Test func bytesBecomeTheSameNumbersInEitherLayout() throws {
    let bytes = (0..<5 * 39).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let expected = Tensor([5, 1, 3, 13], bytes.map { Float($0) / 255 })
    for kernels in [Builder.Kernels.library] + InstructionSet.available.map(Builder.Kernels.lanes) {
      let builder = Builder(batch: 16, mode: .inference)
      builder.kernels = kernels
      let x = builder.input([1, 3, 13])
      let program = try builder.compile(outputs: [builder.flatten(x)])
      bytes.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        program.write(bytes: (0..<5).map { start + $0 * 39 }, to: x)
      }
      program.forward(ParameterStore([Shape]()))
      #expect(program.read(x, examples: 5) == expected)
      #expect(program.read(x).values[(5 * 39)...].allSatisfy { $0 == 0 })
    }
  }

  @Test func narrowNetworksAreComputedInLanes() throws {
    let builder = Builder(batch: 16, mode: .inference)
    let x = builder.input([1, 9, 9])
    let maps = try builder.convolution(x, kernel: builder.parameter([3, 3, 1, 8]), bias: nil, window: windows[0])
    #expect(builder.suitsLanes)
    _ = try builder.convolution(maps, kernel: builder.parameter([3, 3, 8, 512]), bias: nil, window: windows[0])
    #expect(!builder.suitsLanes)
  }
}
