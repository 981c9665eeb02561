import Foundation
import ModelFiles
import Networks
import Support
import Tensors
import TestSupport
import Testing

@Suite("Networks are written as ONNX")
struct ONNXWritingTests {
  private let scratch = try! Scratch()
  private var path: String { "\(scratch.path)/model.onnx" }

  /// Writes a network, and reads it again as if another program had written it.
  private func asForeign(_ network: Network, _ weights: Weights) throws -> LoadedModel {
    try ModelFile.save(network, weights, to: path)
    let bytes = try Files.read(path, limit: 1 << 24)
    let producer = Array("cnn-viz".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: producer) })
    var changed = bytes
    changed.replaceSubrange(place..<place + producer.count, with: "another".utf8)
    return try ModelFile.load(scratch.write("foreign.onnx", changed))
  }

  private static func random(_ shape: Shape, _ name: String) -> Tensor {
    var random = RandomGenerator(seed: 4, stream: name)
    return Tensor(shape, (0..<shape.count).map { _ in random.uniform() * 2 - 1 })
  }

  @Test(
    "a named network that is written and read is the same to the last bit",
    arguments: [
      "lecture", "lecture-deep", "standard", "signals", "volumes", "residual", "inception", "two-views", "lenet5",
    ])
  func named(name: String) throws {
    let network = try Network.named(name)
    let weights = Weights(glorotFor: network, seed: 2)
    try ModelFile.save(network, weights, to: path)
    let first = try Files.read(path, limit: 1 << 26)
    let loaded = try ModelFile.load(path)
    #expect(loaded.network == network && loaded.network.yaml == network.yaml && loaded.weights == weights)
    #expect(loaded.axisOrder == .channelsFirst)
    try ModelFile.save(loaded.network, loaded.weights, to: path)
    #expect(try Files.read(path, limit: 1 << 26) == first)
  }

  @Test(
    "models of Keras keep every weight bit, and say the same to readers that know only ONNX",
    arguments: KerasGoldenTests.names)
  func keras(name: String) throws {
    let model = try ModelFile.load(KerasGoldenTests.path(name))
    try ModelFile.save(model.network, model.weights, to: path)
    let own = try ModelFile.load(path)
    #expect(own.network == model.network && own.weights == model.weights)
    let foreign = try asForeign(model.network, model.weights)
    let inputs = model.network.inputs.map { Self.random($0.shape.batched(2), $0.name) }
    let (layers, known) = (model.network.nodes.map(\.name), foreign.network.nodes.map(\.name))
    let expected = try model.network.values(of: layers, for: inputs, parameters: model.weights.parameterStore())
    let pairs = zip(layers, expected).map { (foreign.names.name(of: $0, among: known), $0, $1) }
    // What only names or turns values around has no layer there.
    let found = pairs.filter { known.contains($0.0) && foreign.names.axisOrder(of: $0.0) == .channelsFirst }
    #expect(found.count * 2 > layers.count)
    let results = try foreign.network.values(
      of: found.map(\.0), for: inputs, parameters: foreign.weights.parameterStore())
    for ((_, layer, ours), theirs) in zip(found, results) where ours.shape == theirs.shape {
      let largest = ours.values.reduce(0) { max($0, abs($1)) }
      let difference = zip(ours.values, theirs.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
      #expect(difference <= 1e-5 * max(1, largest), "\(layer)")
    }
    let outputs = try foreign.network.values(
      of: foreign.network.outputs, for: inputs, parameters: foreign.weights.parameterStore())
    let wanted = try model.network.values(
      of: model.network.outputs, for: inputs, parameters: model.weights.parameterStore())
    for ((name, theirs), ours) in zip(zip(foreign.network.outputs, outputs), wanted) {
      let arrays = (AxisOrder.channelsFirst.array(ours), foreign.names.axisOrder(ofOutput: name).array(theirs))
      #expect(arrays.0.extents == arrays.1.extents)
      let largest = arrays.0.values.reduce(0) { max($0, abs($1)) }
      let difference = zip(arrays.0.values, arrays.1.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
      #expect(difference <= 1e-5 * max(1, largest), "\(name)")
    }
  }

  @Test(
    "what resizes gives the same for readers that know only ONNX",
    arguments: [
      "height: 7, width: 12", "height: 4, width: 5, interpolation: nearest",
      "height: 9, width: 4, interpolation: nearest, coordinates: asymmetric, rounding: ceil",
      "height: 3, width: 13, coordinates: align_corners", "height: 8, width: 4, scale: [1.7, 0.5]",
      "height: 8, width: 4, scale: [1.7, 0.5], interpolation: nearest, rounding: round_prefer_floor",
    ])
  func resizing(arguments: String) throws {
    let network = try Network(
      yaml: "input: [5, 9, 2]\nlayers:\n  - Resizing: {name: other, \(arguments)}\n  - Flatten: {name: end}",
      file: "n.yml")
    let weights = Weights(glorotFor: network, seed: 1)
    let foreign = try asForeign(network, weights)
    let image = Self.random([2, 2, 5, 9], "image")
    let ours = try network.values(of: ["other"], for: [image], parameters: weights.parameterStore())[0]
    let theirs = try foreign.network.values(
      of: ["other"], for: [image], parameters: foreign.weights.parameterStore())[0]
    #expect(ours.shape == theirs.shape)
    for (one, other) in zip(ours.values, theirs.values) { #expect(abs(one - other) < 1e-6) }
  }

  @Test("a file that was changed since is read for what its graph says")
  func changed() throws {
    let network = try Network.named("lecture")
    let weights = Weights(glorotFor: network, seed: 2)
    try ModelFile.save(network, weights, to: path)
    var bytes = try Files.read(path, limit: 1 << 24)
    // Its first function becomes another one, which the text beside the graph does not know.
    let function = Array("\u{22}\u{4}Relu".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: function) })
    bytes.replaceSubrange(place..<place + function.count, with: Array("\u{22}\u{4}Tanh".utf8))
    let loaded = try ModelFile.load(scratch.write("changed.onnx", bytes))
    #expect(loaded.network != network && loaded.network.nodes.contains { $0.layer.activation == .tanh })
  }
}
