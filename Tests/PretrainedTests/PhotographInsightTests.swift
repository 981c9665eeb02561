import Datasets
import Foundation
import Insights
import Networks
import Pretrained
import Tensors
import Testing

/// What is said of a photograph, held against Pillow and PyTorch.
@Suite struct PhotographInsightTests {
  private struct Golden: Decodable {
    struct Layer: Decodable {
      let channels: [Int]
      let means: [Float]
    }
    let bytes: [UInt8]
    let pixel: [Float]
    let label: Int
    let mean: Float
    let place: [Int]
    let map: [[Float]]
    let channels: [Int]
    let products: [Float]
    let bias: Float
    let layers: [String: Layer]
  }

  private static let golden = Result {
    try JSONDecoder().decode(
      Golden.self,
      from: Data(contentsOf: Bundle.module.bundleURL.appendingPathComponent("Golden/photograph.json")))
  }

  @Test func `the steps to the numbers are those of Pillow and NumPy`() throws {
    let golden = try Self.golden.get()
    let value = try PhotographSample.preparations.get()[0]
    #expect((value.rows, value.columns) == (300, 451))
    #expect(value.kept == (0, 75, 300, 300) && value.isCropped)
    #expect((value.framed.rows, value.framed.columns) == (224, 224))
    #expect(value.pixel.place == Place(row: 112, column: 112))
    #expect(value.pixel.levels.map(\.source) == [2, 1, 0])
    #expect(value.pixel.levels.map(\.byte) == golden.bytes.reversed())
    for (level, expected) in zip(value.pixel.levels, golden.pixel) { #expect(abs(level.value - expected) < 1e-4) }
  }

  @Test func `the map of the class is that of PyTorch, and its mean the score`() throws {
    let golden = try Self.golden.get()
    let study = try #require(try PhotographSample.explanation.get().photographs?.hero)
    #expect(study.guesses.map(\.name).prefix(3) == ["Egyptian cat", "tiger cat", "tabby"])
    let found = try #require(study.maps.first)
    #expect(found.label == golden.label && [found.strongest.row, found.strongest.column] == golden.place)
    #expect(abs(found.mean - golden.mean) < 1e-3 && found.score == found.mean && found.bias == nil)
    let worst = zip(found.map.values, golden.map.joined()).map { abs($0 - $1) }.max() ?? 1
    #expect(found.map.shape == [13, 13] && worst < 1e-3)
  }

  @Test func `the channels that speak for the class are those of PyTorch`() throws {
    let golden = try Self.golden.get()
    let study = try #require(try PhotographSample.explanation.get().photographs?.hero)
    let evidence = try #require(study.evidence)
    #expect(evidence.layer == "conv10" && evidence.source == "fire9_concat")
    #expect(evidence.terms.map(\.channel) == golden.channels && evidence.otherCount == 504)
    for (term, expected) in zip(evidence.terms, golden.products) { #expect(abs(term.product - expected) < 1e-3) }
    #expect(abs((evidence.bias ?? 0) - golden.bias) < 1e-6)
    let total = evidence.terms.reduce(evidence.others + (evidence.bias ?? 0)) { $0 + $1.product }
    #expect(abs(total - evidence.sum) < 1e-3)
  }

  @Test func `the strongest maps of a layer are those of PyTorch, the strongest first`() throws {
    let golden = try Self.golden.get()
    let photographs = try #require(try PhotographSample.explanation.get().photographs)
    for (name, expected) in golden.layers {
      let layer = try #require(photographs.layers.first { $0.layer == name })
      #expect(layer.maps.map(\.channel) == expected.channels, "\(name)")
      for (map, mean) in zip(layer.maps, expected.means) { #expect(abs(map.mean - mean) < 1e-3) }
    }
  }

  @Test func `one layer of each kind is worked out, and nothing is said of training`() throws {
    let explanation = try PhotographSample.explanation.get()
    let network = explanation.experiment.network
    let kinds = try #require(explanation.photographs).exemplars.compactMap { network.node(named: $0)?.kind }
    #expect(Set(kinds) == Set(network.nodes.map(\.kind)) && kinds.count == Set(kinds).count)
    #expect(explanation.experiment.subject == "photographs" && explanation.learningCurves == nil)
    #expect(explanation.convolutions.count == 1 && explanation.units.isEmpty && explanation.checkedSums > 20)
  }

  @Test func `of a network of many layers the ends of its modules are shown`() throws {
    let names = StrongestMaps.layers(of: try PretrainedModel.named("inception_v3").architecture()).map(\.name)
    #expect(names.count < 40 && names.contains("mixed0") && names.contains("mixed10"))
    #expect(!names.contains { $0.hasPrefix("batch_normalization") })
  }
}

/// SqueezeNet and a photograph that come with the program.
enum PhotographSample {
  static let preparations = Result {
    let preprocessing = PretrainedModel.standard.preprocessing
    return try ["chelsea", "coffee"].map {
      try PhotographPreparation(
        name: $0, Photograph(file: Photograph.sample($0) ?? ""), preprocessing)
    }
  }

  static let explanation = Result {
    let (network, weights) = try PretrainedModel.standard.load()
    let photographs = try preparations.get()
    let experiment = try Experiment(
      photographs: photographs, title: "SqueezeNet 1.1",
      classes: ImageNetClasses.short(try PretrainedModel.standard.classes()), network: network, weights: weights)
    return try Explanation(of: experiment, photographs: photographs, grey: Tensor([8, 8], repeating: 100))
  }
}
