import Engine
import Tensors
import Testing

private let three = Window(rows: 3, columns: 3, rowStride: 1, columnStride: 1)

@Suite struct ProgramTests {
  @Test func whatIsReadableIsNotFusedAway() throws {
    let builder = Builder(batch: 2, mode: .inference)
    let x = builder.input([1, 6, 5])
    let before = try builder.convolution(x, kernel: builder.parameter([3, 3, 1, 4]), bias: nil, window: three)
    let after = try builder.activation(before, .relu)
    let program = try builder.compile(outputs: [after], readable: [before])
    let image = randomTensor([2, 1, 6, 5], "image")
    program.write(image, to: x)
    program.forward(ParameterStore([randomTensor([3, 3, 1, 4], "kernel")]))
    let read = program.read(before)
    #expect(program.read(after).values == read.values.map { max($0, 0) })
    #expect(read.values.contains { $0 < 0 })
    #expect(program.read(x) == image)
    #expect(program.read(before, examples: 1) == Tensor([1, 4, 4, 3], Array(read.values.prefix(48))))
  }

  @Test func gradientsOfAllReadersOfAValueAreAdded() throws {
    let shapes: [Shape] = [[3, 3, 2, 4], [4], [16, 3], [16, 5]]
    func gradient(_ chosen: Set<Int>) throws -> (input: Tensor, kernel: Tensor) {
      let builder = Builder(batch: 3, mode: .training)
      let x = builder.input([2, 4, 4])
      let p = shapes.map { builder.parameter($0) }
      let maps = try builder.activation(builder.convolution(x, kernel: p[0], bias: p[1], window: three), .tanh)
      let vector = try builder.flatten(maps)
      let outputs = [
        maps, try builder.dense(vector, kernel: p[2], bias: nil), try builder.dense(vector, kernel: p[3], bias: nil),
      ]
      let program = try builder.compile(outputs: outputs, gradients: [x, maps])
      program.write(randomTensor([3, 2, 4, 4], "x"), to: x)
      program.forward(ParameterStore(shapes.enumerated().map { randomTensor($1, "p\($0)") }))
      for (index, output) in outputs.enumerated() {
        let shape = output.shape.batched(3)
        program.writeGradient(chosen.contains(index) ? randomTensor(shape, "g\(index)") : Tensor(shape), of: output)
      }
      let gradients = ParameterStore(shapes)
      // Twice, because a run must not leave traces for the next one.
      program.backward(into: gradients)
      program.backward(into: gradients)
      return (program.readGradient(of: x), gradients[0])
    }
    let parts = try (0..<3).map { try gradient([$0]) }
    let whole = try gradient([0, 1, 2])
    for i in whole.input.values.indices {
      #expect(abs(whole.input[i] - parts.reduce(0) { $0 + $1.input[i] }) < 1e-4)
    }
    for i in whole.kernel.values.indices {
      #expect(abs(whole.kernel[i] - parts.reduce(0) { $0 + $1.kernel[i] }) < 1e-4)
    }
  }

  @Test func aParameterUsedTwiceHasTheSumOfBothGradients() throws {
    try OperationCheck(
      input: [6], parameters: [[6, 6], [6]],
      build: { builder, x, p in
        let once = try builder.activation(builder.dense(x, kernel: p[0], bias: p[1]), .tanh)
        return try builder.dense(once, kernel: p[0], bias: p[1])
      },
      reference: { x, p in
        Reference.dense(Reference.activation(Reference.dense(x, p[0], p[1]), .tanh), p[0], p[1])
      }
    ).run()
  }

  @Test func aPartialShardDoesNotDependOnWhatWasThereBefore() throws {
    let shapes: [Shape] = [[3, 3, 1, 5], [5]]
    func run(leftovers: Bool) throws -> (Tensor, [Tensor]) {
      let builder = Builder(batch: 8, mode: .training)
      let x = builder.input([1, 9, 7])
      let p = shapes.map { builder.parameter($0) }
      let maps = try builder.activation(builder.convolution(x, kernel: p[0], bias: p[1], window: three), .relu)
      let pooled = try builder.maxPooling(maps, window: Window(rows: 2, columns: 2, rowStride: 2, columnStride: 2))
      let program = try builder.compile(outputs: [pooled])
      let store = ParameterStore(shapes.enumerated().map { randomTensor($1, "p\($0)") })
      let gradients = ParameterStore(shapes)
      for examples in leftovers ? [8, 3] : [3] {
        program.write(randomTensor(x.shape.batched(examples), "x"), to: x)
        program.forward(store)
        program.writeGradient(randomTensor(pooled.shape.batched(examples), "g"), of: pooled)
        program.backward(into: gradients)
      }
      return (program.read(pooled, examples: 3), gradients.tensors)
    }
    let (fresh, used) = (try run(leftovers: false), try run(leftovers: true))
    #expect(fresh == used)
  }

  @Test func changedParametersAreNoticed() throws {
    let builder = Builder(batch: 1, mode: .inference)
    let x = builder.input([17])
    let y = try builder.dense(x, kernel: builder.parameter([17, 33]), bias: nil)
    let program = try builder.compile(outputs: [y])
    let store = ParameterStore([randomTensor([17, 33], "kernel")])
    program.write(randomTensor([1, 17], "x"), to: x)
    program.forward(store)
    let first = program.read(y)
    store[0] = Tensor([17, 33], store[0].values.map { $0 * 2 })
    program.forward(store)
    #expect(program.read(y).values == first.values.map { $0 * 2 })
  }

  @Test func shapesThatDoNotFitAreRefused() throws {
    let builder = Builder(batch: 1, mode: .inference)
    let maps = builder.input([2, 4, 4])
    let kernel = builder.parameter([3, 3, 1, 4])
    #expect(throws: EngineError.self) { try builder.convolution(maps, kernel: kernel, bias: nil, window: three) }
    #expect(throws: EngineError.self) { try builder.dense(maps, kernel: kernel, bias: nil) }
    let large = Window(rows: 5, columns: 1, rowStride: 1, columnStride: 1)
    #expect(throws: EngineError.self) { try builder.maxPooling(maps, window: large) }
    let still = Window(rows: 1, columns: 1, rowStride: 0, columnStride: 1)
    #expect(throws: EngineError.self) { try builder.averagePooling(maps, window: still) }
    #expect(throws: EngineError.self) { try builder.dropout(maps, rate: 1) }
    #expect(throws: EngineError.self) { try builder.zeroPadding(builder.input([3]), BorderPadding()) }
  }
}
