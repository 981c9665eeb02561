import Foundation
import Networks
import Tensors
import Testing

/// One network of `Golden/layers.json`, as `make_golden.py` computed it with Keras.
struct GoldenCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Parameter: Decodable, Sendable {
    let name: String
    let shape: [Int]
    let values: [Float]
  }
  struct Output: Decodable, Sendable {
    let name: String
    let parameters: Int
    let shape: [Int]
    let output: [Float]
  }
  let title, yaml: String
  let images: [Float]
  /// The values of all inputs, where there are several.
  let inputs: [[Float]]?
  let weights: [Parameter]
  let layers: [Output]

  var testDescription: String { title }

  static let all = read("layers")

  static func read(_ name: String) -> [GoldenCase] {
    let url = Bundle.module.url(forResource: "Golden/\(name)", withExtension: "json")
    guard let url, let data = try? Data(contentsOf: url) else { return [] }
    return (try? JSONDecoder().decode([GoldenCase].self, from: data)) ?? []
  }
}

@Suite struct GoldenTests {
  @Test func theGoldenNumbersAreThere() { #expect(GoldenCase.all.count == 41) }

  @Test("names, counts and shapes are those of Keras", arguments: GoldenCase.all)
  func structure(golden: GoldenCase) throws {
    let network = try Network(yaml: golden.yaml, file: "golden.yml")
    #expect(network.nodes.map(\.name) == golden.layers.map(\.name))
    #expect(network.nodes.map(\.parameterCount) == golden.layers.map(\.parameters))
    #expect(network.nodes.map(\.outputShape.dimensions) == golden.layers.map(\.shape))
    #expect(network.parameters.map(\.name) == golden.weights.map(\.name))
    #expect(network.parameters.map(\.declaration.shape.dimensions) == golden.weights.map(\.shape))
  }

  @Test("every layer computes what Keras computes", arguments: GoldenCase.all)
  func values(golden: GoldenCase) throws {
    let network = try Network(yaml: golden.yaml, file: "golden.yml")
    let weights = try Weights(golden.weights.map { ($0.name, Tensor(Shape($0.shape), $0.values)) }, for: network)
    let images = Tensor(network.inputs[0].shape.batched(2), golden.images)
    let inspection = try network.inspect(images, weights: weights)
    for layer in golden.layers {
      let output = inspection.output(of: layer.name)
      let worst = zip(output.values, layer.output).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
      #expect(output.count == layer.output.count)
      #expect(worst < 1e-5, "\(layer.name) is off by \(worst)")
    }
  }
}
