import Engine
import Foundation
import ModelFiles
import Networks
import Support
import Tensors
import TestSupport
import Testing

@Suite("A network becomes a file of Keras and comes back, bit by bit") struct KerasWritingTests {
  private let scratch: Scratch
  private var path: String { "\(scratch.path)/model.keras" }

  init() throws { scratch = try Scratch() }

  private func predictions(_ model: LoadedModel) throws -> [Tensor] {
    let images = model.network.inputs.map { input in
      Tensor(input.shape.batched(2), (0..<2 * input.shape.count).map { Float($0 % 17) * 0.125 - 1 })
    }
    return try model.network.values(
      of: model.network.outputs, for: images, parameters: model.weights.parameterStore())
  }

  private func sorted(_ weights: Weights) -> [[Float]] {
    weights.tensors.map { Array($0.values) }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test(
    "models of Keras, converted and read again, have their weights and predictions", arguments: KerasGoldenTests.names,
    [".keras", ".h5"])
  func models(name: String, ending: String) throws {
    let model = try ModelFile.load(KerasGoldenTests.path(name))
    let path = scratch.path + "/model" + ending
    try ModelFile.save(model.network, model.weights, to: path)
    let found = try ModelFile.load(path)
    #expect(sorted(found.weights) == sorted(model.weights))
    #expect(found.network.outputs.count == model.network.outputs.count)
    #expect(found.network.parameterCount == model.network.parameterCount)
    let (before, after) = (try predictions(model), try predictions(found))
    for (one, other) in zip(before, after) {
      #expect(one.shape == other.shape)
      let difference = zip(one.values, other.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
      #expect(difference <= 1e-5 * max(1, one.values.map(abs).max() ?? 0))
    }
    // The same network has the same bytes.
    let first = try Files.read(path, limit: 1 << 24)
    try ModelFile.save(model.network, model.weights, to: path)
    #expect(try Files.read(path, limit: 1 << 24) == first)
  }

  @Test func `weights alone come back into the network that they were taken from`() throws {
    let model = try ModelFile.load(KerasGoldenTests.path("branching.keras"))
    let path = scratch.path + "/model.weights.h5"
    try ModelFile.save(model.network, model.weights, to: path)
    #expect(try ModelFile.load(path, network: model.network).weights == model.weights)
    #expect(throws: ModelFileError.self) { try ModelFile.load(path) }
  }

  @Test func `what Keras has no argument for becomes layers of its own`() throws {
    let network = try Network(
      yaml: """
        name: borders
        input: {left: [9, 8, 2], right: [9, 8, 2]}
        layers:
          - Conv2D: {name: wide, filters: 4, kernel_size: 3, padding: [[2, 1], [0, 3]], inputs: left}
          - Shared: {name: again, layer: wide, inputs: right}
          - Add: {name: both, inputs: [wide, again]}
          - Conv2DTranspose: {name: grown, filters: 3, kernel_size: 3, strides: 2, padding: [[1, 0], [0, 1]], activation: relu}
          - MaxPooling2D: {name: largest, pool_size: 3, strides: 2, padding: [[1, 0], [1, 1]]}
          - AveragePooling2D: {name: mean, pool_size: 3, padding: 1, count_include_pad: true}
          - Activation: {name: bent, activation: {leaky_relu: {negative_slope: 0.125}}}
          - Flatten
          - Dense: {name: answer, units: 3, activation: softmax}
          - Dense: {name: other, units: 2, inputs: flatten}
        outputs: [answer, other]
        """, file: "borders.yml")
    let model = LoadedModel(network: network, weights: Weights(glorotFor: network, seed: 3))
    try ModelFile.save(network, model.weights, to: path)
    let found = try ModelFile.load(path)
    #expect(found.network.outputs == ["answer", "other"])
    #expect(found.network.nodes.count { $0.kind == "ZeroPadding2D" } == 4)
    #expect(found.network.node(named: "wide")?.parameters == network.node(named: "wide")?.parameters)
    for name in network.parameters.map(\.name) { #expect(found.weights[name] == model.weights[name]) }
    for (one, other) in zip(try predictions(model), try predictions(found)) {
      #expect(one.shape == other.shape)
      for (before, after) in zip(one.values, other.values) { #expect(abs(before - after) < 1e-5) }
    }
  }

  @Test func `what resizes as Keras does is written as Resizing, and other rules are refused by name`() throws {
    func network(_ rule: String) throws -> Network {
      try Network(
        yaml: "input: [9, 7, 2]\nlayers:\n  - Resizing: {name: other, height: 4, width: 11\(rule)}\n  - Flatten",
        file: "n.yml")
    }
    for rule in ["", ", interpolation: nearest"] {
      let written = try network(rule)
      try ModelFile.save(written, Weights(glorotFor: written, seed: 1), to: path)
      #expect(try ModelFile.load(path).network.nodes[0].layer.arguments == written.nodes[0].layer.arguments)
    }
    let refused = try network(", coordinates: align_corners")
    let error = #expect(throws: ModelFileError.self) {
      try ModelFile.save(refused, Weights(glorotFor: refused, seed: 1), to: path)
    }
    #expect(error?.description.contains("'other' (Resizing)") == true)
  }

  @Test func `a group may have more layers than a leaf of its tree, or a level, has room for`() throws {
    let layers = (0..<300).map { NamedLayer("d\($0)", Dense(units: 1)) }
    let network = try Network(name: "long", input: [1], layers: layers)
    var weights = Weights(glorotFor: network, seed: 1)
    for (place, name) in weights.names.enumerated() {
      weights[name].values = weights[name].values.map { $0 + Float(place) }
    }
    try ModelFile.save(network, weights, to: path)
    let found = try ModelFile.load(path)
    #expect(found.network == network && found.weights == weights)
  }

  @Test func `weights keep every bit, those of normalizations and learned slopes too`() throws {
    let network = try Network(
      yaml: """
        name: levels
        input: [6, 5, 4]
        layers:
          - Rescaling: {scale: [1, 2, 3, 4], offset: -1}
          - Normalization: {name: measured}
          - GroupNormalization: {name: groups, groups: 2, scale: false}
          - PReLU: {name: slopes, shared_axes: [1, 2]}
          - Normalization: {mean: 0.5, variance: [1, 2, 3, 4]}
          - BatchNormalization: {name: batch}
          - Dropout: {rate: 0.5}
          - Flatten
          - Dense: {units: 2, activation: log_softmax}
        """, file: "levels.yml")
    var weights = Weights(glorotFor: network, seed: 2)
    for name in weights.names {
      var generator = RandomGenerator(seed: 9, stream: name)
      weights[name].values = weights[name].values.map { _ in generator.uniform() * 0.7 + 0x1p-149 }
    }
    weights["dense/bias"].values[0] = -0.0
    weights["dense/bias"].values[1] = 0x1p-149
    try ModelFile.save(network, weights, to: path)
    let found = try ModelFile.load(path)
    #expect(found.network == network)
    for name in weights.names {
      #expect(found.weights[name].values.map(\.bitPattern) == weights[name].values.map(\.bitPattern), "\(name)")
    }
  }

  @Test(
    "what files of Keras cannot hold is refused by the name of the layer",
    arguments: [
      ("LocalResponseNormalization: {name: lrn}", "lrn"),
      ("MaxPooling2D: {name: pool, padding: 1, pool_size: 3}", "pool"),
      ("Conv2D: {name: soft, filters: 1, kernel_size: 1, activation: {gelu: {approximate: true}}}", "soft"),
    ])
  func refusals(layer: String, name: String) throws {
    let network = try Network(yaml: "name: n\ninput: [4, 4, 1]\nlayers:\n  - \(layer)\n", file: "n.yml")
    let error = #expect(throws: ModelFileError.self) {
      try ModelFile.save(network, Weights(glorotFor: network, seed: 1), to: path)
    }
    #expect(error?.description.contains("'\(name)'") == true && (error?.description.count ?? 999) <= 300)
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
