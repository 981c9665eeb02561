import Engine
import Tensors
import Testing

/// Random numbers from -1 to 1, none near zero, where some functions have a bend.
func randomTensor(_ shape: Shape, _ stream: String) -> Tensor {
  var generator = RandomGenerator(seed: 1, stream: stream)
  return Tensor(
    shape, (0..<shape.count).map { _ in (generator.uniform() * 0.98 + 0.02) * (generator.next() & 1 == 0 ? 1 : -1) })
}

/// Whole numbers from -4 to 4: their sums are exact in any order, and many are equal.
func integers(_ shape: Shape, _ stream: String) -> Tensor {
  var generator = RandomGenerator(seed: 2, stream: stream)
  return Tensor(shape, (0..<shape.count).map { _ in Float(Int(generator.next() % 9) - 4) })
}

/// An operation, or several, as the engine builds it and as its definition reads.
struct OperationCheck {
  let inputs: [Shape]
  let parameters: [Shape]
  let examples: Int
  var kernels = Builder.Kernels.automatic
  let build: (Builder, [Value], [Value]) throws -> Value
  let reference: ([Doubles], [Doubles]) -> Doubles

  /// Of several inputs.
  init(
    inputs: [Shape], parameters: [Shape] = [], examples: Int = 2,
    build: @escaping (Builder, [Value], [Value]) throws -> Value,
    reference: @escaping ([Doubles], [Doubles]) -> Doubles
  ) {
    (self.inputs, self.parameters, self.examples) = (inputs, parameters, examples)
    (self.build, self.reference) = (build, reference)
  }

  /// Of one input.
  init(
    input: Shape, parameters: [Shape] = [], examples: Int = 2,
    build: @escaping (Builder, Value, [Value]) throws -> Value, reference: @escaping (Doubles, [Doubles]) -> Doubles
  ) {
    self.init(
      inputs: [input], parameters: parameters, examples: examples, build: { try build($0, $1[0], $2) },
      reference: { reference($0[0], $1) })
  }

  /// Compares values with the reference, and gradients of everything with finite differences of the reference.
  func run(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let builder = Builder(batch: examples, mode: .training)
    builder.kernels = kernels
    let inputs = inputs.map { builder.input($0) }
    let output = try build(builder, inputs, parameters.map { builder.parameter($0) })
    let program = try builder.compile(outputs: [output], gradients: inputs)
    let given = inputs.enumerated().map { randomTensor($1.shape.batched(examples), $0 == 0 ? "input" : "input \($0)") }
    let store = ParameterStore(parameters.enumerated().map { randomTensor($1, "parameter \($0)") })
    for (input, tensor) in zip(inputs, given) { program.write(tensor, to: input) }
    program.forward(store)

    let x = given.map { Doubles($0) }
    let expected = reference(x, store.tensors.map { Doubles($0) })
    let actual = program.read(output)
    try #require(actual.shape == expected.shape, sourceLocation: sourceLocation)
    expectClose(actual, expected, "value", sourceLocation)

    let weights = randomTensor(actual.shape, "output gradient")
    let gradients = ParameterStore(parameters)
    program.writeGradient(weights, of: output)
    program.backward(into: gradients)
    func loss(_ x: [Doubles], _ parameters: [Doubles]) -> Double {
      zip(reference(x, parameters).values, weights.values).reduce(0) { $0 + $1.0 * Double($1.1) }
    }
    let tensors = store.tensors.map { Doubles($0) }
    for index in inputs.indices {
      let expected = differences(of: x[index]) { changed in
        var all = x
        all[index] = changed
        return loss(all, tensors)
      }
      expectGradient(program.readGradient(of: inputs[index]), expected, "gradient of input \(index)", sourceLocation)
    }
    for index in tensors.indices {
      let expected = differences(of: tensors[index]) { changed in
        var all = tensors
        all[index] = changed
        return loss(x, all)
      }
      expectGradient(gradients[index], expected, "gradient of parameter \(index)", sourceLocation)
    }
  }

  /// Compares values and gradients of whole numbers, whose sums are exact in any order, with the reference: they must be
  /// the same. The gradients are those of a linear operation, by differences of 1.
  func runExactly(isLinear: Bool = true, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let builder = Builder(batch: examples, mode: .training)
    builder.kernels = kernels
    let inputs = inputs.map { builder.input($0) }
    let output = try build(builder, inputs, parameters.map { builder.parameter($0) })
    let program = try builder.compile(outputs: [output], gradients: inputs)
    let given = inputs.enumerated().map { integers($1.shape.batched(examples), "input \($0)") }
    let store = ParameterStore(parameters.enumerated().map { integers($1, "parameter \($0)") })
    for (input, tensor) in zip(inputs, given) { program.write(tensor, to: input) }
    program.forward(store)
    let (x, tensors) = (given.map { Doubles($0) }, store.tensors.map { Doubles($0) })
    let expected = reference(x, tensors)
    #expect(program.read(output).values.map(Double.init) == expected.values, sourceLocation: sourceLocation)
    guard isLinear else { return }
    let weights = integers(expected.shape, "output gradient")
    let gradients = ParameterStore(parameters)
    program.writeGradient(weights, of: output)
    program.backward(into: gradients)
    func loss(_ values: Doubles) -> Double {
      zip(values.values, weights.values).reduce(0) { $0 + $1.0 * Double($1.1) }
    }
    func expect(_ actual: Tensor, _ tensor: Doubles, _ change: (Doubles) -> Doubles) {
      for place in stride(from: 0, to: tensor.values.count, by: tensor.values.count / 40 + 1) {
        var up = tensor
        up.values[place] += 1
        let slope = loss(change(up)) - loss(expected)
        #expect(Double(actual[place]) == slope, sourceLocation: sourceLocation)
      }
    }
    for index in x.indices {
      expect(program.readGradient(of: inputs[index]), x[index]) { up in
        reference(x.enumerated().map { $0 == index ? up : $1 }, tensors)
      }
    }
    for index in tensors.indices {
      expect(gradients[index], tensors[index]) { up in
        reference(x, tensors.enumerated().map { $0 == index ? up : $1 })
      }
    }
  }

  private func expectGradient(
    _ actual: Tensor, _ expected: [Difference], _ what: String, _ location: SourceLocation
  ) {
    let scale = max(1, expected.map { abs($0.value) }.max() ?? 0)
    for difference in expected {
      let found = Double(actual[difference.place])
      #expect(
        abs(found - difference.value) < 5e-6 * scale,
        "\(what) at \(difference.place): \(found) instead of \(difference.value)", sourceLocation: location)
    }
  }

  private struct Difference {
    let place: Int
    let value: Double
  }

  /// The derivatives of the loss by some forty elements of a tensor.
  private func differences(of tensor: Doubles, _ loss: (Doubles) -> Double) -> [Difference] {
    let step = 1e-4
    return stride(from: 0, to: tensor.values.count, by: tensor.values.count / 40 + 1).map { place in
      var (up, down) = (tensor, tensor)
      up.values[place] += step
      down.values[place] -= step
      return Difference(place: place, value: (loss(up) - loss(down)) / (2 * step))
    }
  }
}

/// Expects all values within a small part of the largest one.
func expectClose(_ actual: Tensor, _ expected: Doubles, _ what: String, _ location: SourceLocation = #_sourceLocation) {
  let scale = max(1, expected.values.map(abs).max() ?? 0)
  let worst = zip(actual.values, expected.values).map { abs(Double($0) - $1) }.max() ?? 0
  #expect(
    worst < 3e-6 * scale, "\(what) differs by \(worst) of \(scale)", sourceLocation: location)
}
