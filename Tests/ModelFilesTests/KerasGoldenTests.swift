import Foundation
import ModelFiles
import Networks
import Support
import Tensors
import TestSupport
import Testing

@Suite("Networks of Keras compute here what they compute there")
struct KerasGoldenTests {
  /// The models that `make_keras.py` wrote.
  static let names = [
    "convolutions.keras", "depthwise.h5", "transposed.keras", "signals.h5", "volumes.keras", "poolings.h5",
    "shapes.keras",
    "normalization.h5", "functions.keras", "merging.h5", "two_inputs.keras", "shared.h5", "nested.keras",
    "nested_h5.h5",
    "channels_first.keras", "augmented.h5", "half.keras", "mixed.h5", "residual.keras", "preprocessed.keras",
    "branching.keras", "branching_h5.h5",
    "levels.keras", "levels_h5.h5", "segments.keras", "resized.keras",
  ]

  static func path(_ name: String) -> String {
    Bundle.module.bundleURL.appendingPathComponent("Golden/\(name)").path
  }

  @Test("every layer of a model agrees to a ten-thousandth of its largest value", arguments: names)
  func layers(name: String) throws {
    let model = try ModelFile.load(Self.path(name))
    let stem = name.split(separator: ".")[0]
    let golden = try Safetensors(file: Self.path("\(stem).safetensors"))
    let arrays = Dictionary(uniqueKeysWithValues: golden.tensors.map { ($0.name, $0.tensor) })
    let inputs = try model.network.inputs.enumerated().map { number, input in
      let tensor = try #require(arrays["input \(number)"])
      return try #require(
        model.axisOrder.examples(NumPyArray(tensor.shape.dimensions, tensor.values), of: input.shape))
    }
    // Half-precision models compute in half precision in Keras.
    let tolerance: Float = ["half", "mixed"].contains(stem) ? 0.02 : 1e-4
    let layers = arrays.keys.filter { !$0.hasPrefix("input ") }.sorted()
    #expect(!layers.isEmpty)
    let results = try model.network.values(of: layers, for: inputs, parameters: model.weights.parameterStore())
    for (layer, result) in zip(layers, results) {
      let (ours, theirs) = (model.axisOrder.array(result), try #require(arrays[layer]))
      #expect(ours.extents == theirs.shape.dimensions, "\(layer)")
      let largest = theirs.values.reduce(0) { max($0, abs($1)) }
      let difference = zip(ours.values, theirs.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
      #expect(difference <= tolerance * max(largest, 1e-3), "\(layer): \(difference) of \(largest)")
    }
  }

  @Test("a shared layer has its weights once, and models within models are laid open")
  func structure() throws {
    let shared = try ModelFile.load(Self.path("shared.h5")).network
    #expect(shared.node(named: "twice_1")?.owner == "twice" && shared.parameterCount == 38)
    let nested = try ModelFile.load(Self.path("nested.keras")).network
    #expect(nested.nodes.count { $0.owner == "deep" } == 2)
    #expect(try ModelFile.load(Self.path("nested_h5.h5")).network.parameterCount == nested.parameterCount)
    #expect(try ModelFile.load(Self.path("residual.keras")).network.name == "tiny_resnet")
    #expect(try ModelFile.load(Self.path("shapes.keras")).network.name == "shapes")
  }

  @Test("a network that begins by scaling bytes can be given images from 0 to 1")
  func unitImages() throws {
    let model = try ModelFile.load(Self.path("preprocessed.keras"))
    let bytes = Tensor([1, 3, 7, 5], (0..<105).map { Float($0 * 2) })
    let units = Tensor(bytes.shape, bytes.values.map { $0 / 255 })
    func result(_ images: Tensor, _ network: Network) throws -> [Float] {
      try network.values(of: network.outputs, for: [images], parameters: model.weights.parameterStore())[0].values
    }
    let (expected, found) = (try result(bytes, model.network), try result(units, model.networkForUnitImages))
    for (one, other) in zip(expected, found) { #expect(abs(one - other) < 1e-4 * max(1, abs(one))) }
    let resized = try Network(
      yaml: "input: [4, 4, 1]\nlayers: [Resizing: {height: 3, width: 5}, Rescaling: {scale: 0.00392}]", file: "n.yml")
    let changed = LoadedModel(network: resized, weights: Weights(glorotFor: resized, seed: 1)).networkForUnitImages
    #expect((changed.nodes[1].layer as? Rescaling)?.scale == [0.00392 * 255])
    let plain = try ModelFile.load(Self.path("residual.keras"))
    #expect(plain.networkForUnitImages == plain.network)
  }

  @Test("a network can be read without its weights, from any file and from what to_json gives")
  func architecture() throws {
    for name in ["residual.keras", "merging.h5", "nested_h5.h5"] {
      #expect(try ModelFile.architecture(Self.path(name)).yaml == ModelFile.load(Self.path(name)).network.yaml)
    }
    let scratch = try Scratch()
    let json = """
      {"module": "keras", "class_name": "Sequential", "config": {"name": "tiny", "layers": [
        {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 4, 4, 1], "name": "image"}},
        {"module": "keras.layers", "class_name": "Flatten", "config": {"name": "flatten"}},
        {"module": "keras.layers", "class_name": "Dense", "config": {"name": "answer", "units": 3}}]}}
      """
    let network = try ModelFile.architecture(try scratch.write("tiny.json", Array(json.utf8)))
    #expect(network.name == "tiny" && network.parameterCount == 16 * 3 + 3)
    let error = #expect(throws: ModelFileError.self) {
      try ModelFile.architecture(try scratch.write("cut.json", Array(json.utf8.dropLast(9))))
    }
    #expect(error?.description.contains("cut.json") == true)
  }

  @Test("weights alone fit an architecture that is given, layer by layer in Keras's order")
  func weightsAlone() throws {
    for name in ["residual.keras", "merging.h5", "depthwise.h5"] {
      let whole = try ModelFile.load(Self.path(name))
      let alone = try ModelFile.load(Self.path(name), network: whole.network)
      #expect(alone.weights == whole.weights)
    }
    let error = #expect(throws: ModelFileError.self) {
      try ModelFile.load(Self.path("depthwise.h5"), network: try .named("lecture"))
    }
    #expect(error?.description.contains("lecture") == true)
  }
}
