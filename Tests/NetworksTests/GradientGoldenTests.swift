import Engine
import Foundation
import Networks
import Tensors
import Testing

/// One network of `Golden/gradients.json`, as `make_gradients.py` computed it with Keras in training.
struct GradientCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Parameter: Decodable, Sendable {
    let name: String
    let shape: [Int]
    let values, gradient, after: [Float]
  }
  let title, yaml: String
  let images, output, outputGradient, imageGradient: [Float]
  let outputShape: [Int]
  let weights: [Parameter]

  var testDescription: String { title }

  static let all: [GradientCase] = {
    let url = Bundle.module.url(forResource: "Golden/gradients", withExtension: "json")
    guard let url, let data = try? Data(contentsOf: url) else { return [] }
    return (try? JSONDecoder().decode([GradientCase].self, from: data)) ?? []
  }()
}

@Suite struct GradientGoldenTests {
  @Test func everyKindOfLayerHasGoldenGradients() {
    let yaml = GradientCase.all.map(\.yaml).joined()
    for kind in LayerKinds.all.map({ $0.kind }) { #expect(yaml.contains(kind), "\(kind) has none") }
  }

  @Test("in training every layer computes what Keras computes, and has its gradients", arguments: GradientCase.all)
  func gradients(golden: GradientCase) throws {
    let network = try Network(yaml: golden.yaml, file: "golden.yml")
    let weights = try Weights(golden.weights.map { ($0.name, Tensor(Shape($0.shape), $0.values)) }, for: network)
    // What is drawn at random has no golden values: there the numbers are those of inference.
    let isRandom = ["Dropout", "GaussianNoise"].contains { golden.yaml.contains($0) }
    let builder = Builder(batch: 3, mode: isRandom ? .inference : .training)
    let built = try network.build(on: builder)
    let program = try builder.compile(outputs: built.outputs, gradients: isRandom ? [] : built.inputs)
    let store = weights.parameterStore()
    program.write(Tensor(network.inputs[0].shape.batched(3), golden.images), to: built.inputs[0])
    program.forward(store)
    let output = program.read(built.outputs[0])
    #expect(output.shape == Shape([3] + golden.outputShape))
    expectClose(output.values, golden.output, "output")
    if isRandom { return }

    let gradients = ParameterStore(store.shapes)
    program.writeGradient(Tensor(output.shape, golden.outputGradient), of: built.outputs[0])
    program.backward(into: gradients)
    expectClose(program.readGradient(of: built.inputs[0]).values, golden.imageGradient, "gradient of the images")
    program.updateStates(of: store)
    for (index, parameter) in golden.weights.enumerated() {
      let isTrainable = network.parameters[index].declaration.isTrainable
      #expect(isTrainable == !parameter.gradient.isEmpty)
      if isTrainable { expectClose(gradients[index].values, parameter.gradient, "gradient of \(parameter.name)") }
      expectClose(store[index].values, parameter.after, "\(parameter.name) after the run")
    }
  }

  /// Expects all values within a small part of the largest one.
  private func expectClose(_ actual: [Float], _ expected: [Float], _ what: String) {
    #expect(actual.count == expected.count)
    let scale = max(1, expected.map(abs).max() ?? 0)
    let worst = zip(actual, expected).map { abs($0 - $1) }.max() ?? 0
    #expect(worst < 1e-5 * scale, "\(what) is off by \(worst) of \(scale)")
  }
}
