import Networks
import Tensors
import Testing

/// Layers that join branches and layers that are applied twice, as `make_graphs.py` computed them with Keras.
@Suite struct GraphGoldenTests {
  private static let cases = GoldenCase.read("graphs")

  @Test func theGoldenNumbersAreThere() { #expect(Self.cases.count == 20) }

  @Test("names, counts and shapes are those of Keras", arguments: cases)
  func structure(golden: GoldenCase) throws {
    let network = try Network(yaml: golden.yaml, file: "golden.yml")
    #expect(network.nodes.map(\.name) == golden.layers.map(\.name))
    #expect(network.nodes.map(\.parameterCount) == golden.layers.map(\.parameters))
    #expect(network.nodes.map(\.outputShape.dimensions) == golden.layers.map(\.shape))
    #expect(network.parameters.map(\.name) == golden.weights.map(\.name))
    #expect(network.parameterCount == golden.weights.reduce(0) { $0 + $1.values.count })
    #expect(try Network(yaml: network.yaml, file: "again.yml") == network)
  }

  @Test("every layer computes what Keras computes", arguments: cases)
  func values(golden: GoldenCase) throws {
    let network = try Network(yaml: golden.yaml, file: "golden.yml")
    let weights = try Weights(golden.weights.map { ($0.name, Tensor(Shape($0.shape), $0.values)) }, for: network)
    let given = zip(network.inputs, try #require(golden.inputs)).map { Tensor($0.shape.batched(2), $1) }
    let inspection = try network.inspect(given, weights: weights)
    for layer in golden.layers {
      let output = inspection.output(of: layer.name)
      try #require(output.count == layer.output.count)
      let worst = zip(output.values, layer.output).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
      #expect(worst < 1e-5, "\(layer.name) is off by \(worst)")
    }
  }
}
