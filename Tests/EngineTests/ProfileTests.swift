import Engine
import Tensors
import Testing

@Suite struct ProfileTests {
  @Test func aProfiledRunComputesTheSameAndNamesEveryOperation() throws {
    let builder = Builder(batch: 2, mode: .training)
    let x = builder.input([3, 6, 6])
    let shapes: [Shape] = [[3, 3, 3, 20], [20], [320, 4]]
    let p = shapes.map { builder.parameter($0) }
    let window = Window(rows: 3, columns: 3, rowStride: 1, columnStride: 1)
    let sums = try builder.convolution(x, kernel: p[0], bias: p[1], window: window)
    let maps = try builder.activation(sums, .relu)
    let vector = try builder.flatten(maps)
    let output = try builder.dense(vector, kernel: p[2], bias: nil)
    let program = try builder.compile(outputs: [output])
    let weights = ParameterStore(shapes.enumerated().map { randomTensor($1, "p\($0)") })
    program.write(randomTensor([2, 3, 6, 6], "x"), to: x)
    program.writeGradient(randomTensor([2, 4], "g"), of: output)

    let (plain, profiled) = (ParameterStore(shapes), ParameterStore(shapes))
    program.forward(weights)
    let expected = program.read(output)
    program.backward(into: plain)
    var profile = Profile()
    _ = weights.changing()
    program.forward(weights, profiling: &profile)
    program.backward(into: profiled, profiling: &profile)

    #expect(program.read(output) == expected)
    #expect(profiled.tensors == plain.tensors)
    // The ReLU is fused into the convolution, whose time stands under the value that both make.
    #expect(Set(profile.forward.keys).isSuperset(of: [maps, output]) && profile.forward[sums] == nil)
    #expect(Set(profile.backward.keys).isSuperset(of: [maps, output]))
    #expect(
      (Array(profile.forward.values) + Array(profile.backward.values)).allSatisfy { $0 > 0 } && profile.preparation > 0)
  }
}
