import Engine
import Tensors
import Testing

@Suite struct DropoutTests {
  /// Dropout of ones: the mask itself.
  private func mask(batch: Int, _ context: RunContext, rate: Float = 0.25, shape: Shape = [20, 5, 4]) throws -> Tensor {
    let builder = Builder(batch: batch, mode: .training)
    let x = builder.input(shape)
    let y = try builder.dropout(x, rate: rate)
    let program = try builder.compile(outputs: [y], gradients: [x])
    program.write(Tensor(shape.batched(batch), repeating: 1), to: x)
    program.forward(ParameterStore([] as [Shape]), context)
    let result = program.read(y)
    program.writeGradient(Tensor(result.shape, repeating: 1), of: y)
    program.backward(into: ParameterStore([] as [Shape]))
    #expect(program.readGradient(of: x) == result, "the gradient goes where the values went")
    return result
  }

  @Test func theGivenShareIsDroppedAndTheRestScaledUp() throws {
    let mask = try mask(batch: 16, RunContext(seed: 3))
    #expect(Set(mask.values) == [0, 1 / 0.75])
    let dropped = mask.values.count { $0 == 0 }
    #expect(abs(Double(dropped) / Double(mask.count) - 0.25) < 0.02)
  }

  @Test func whatIsDroppedDoesNotDependOnTheShard() throws {
    let whole = try mask(batch: 4, RunContext(seed: 3, step: 7))
    let second = try mask(batch: 2, RunContext(seed: 3, step: 7, firstExample: 2))
    #expect(whole.slice(2) == second.slice(0))
    #expect(whole.slice(3) == second.slice(1))
    #expect(whole.slice(0) != whole.slice(1))
  }

  @Test func everySeedAndStepDropsSomethingElse() throws {
    let one = try mask(batch: 1, RunContext(seed: 3, step: 7))
    #expect(try one == mask(batch: 1, RunContext(seed: 3, step: 7)))
    #expect(try one != mask(batch: 1, RunContext(seed: 3, step: 8)))
    #expect(try one != mask(batch: 1, RunContext(seed: 4, step: 7)))
  }

  @Test func inInferenceNothingIsDropped() throws {
    let builder = Builder(batch: 1, mode: .inference)
    let x = builder.input([3])
    #expect(try builder.dropout(x, rate: 0.5) == x)
  }
}
