import Foundation
import ModelFiles
import Networks
import Support
import Tensors
import Testing

@Suite("Networks of ONNX compute here what they compute in ONNX Runtime")
struct ONNXGoldenTests {
  /// The models that `make_onnx.py` wrote.
  static let names = [
    "plain", "residual", "signals", "volumes", "transposed", "functions", "shapes", "resizing", "older", "tensorflow",
    "arithmetic", "quantized", "half", "normalizing", "grouped", "shufflenet", "repeating",
    "exported", "resized", "resized_older", "resized_torch",
  ]

  static func path(_ name: String) -> String { KerasGoldenTests.path("\(name).onnx") }

  /// The inputs of a golden file, and the other arrays by the file's names.
  private static func golden(
    _ name: String, _ model: LoadedModel
  ) throws -> (inputs: [Tensor], values: [String: Tensor]) {
    let content = try Safetensors(file: KerasGoldenTests.path("\(name)_onnx.safetensors"))
    var arrays = Dictionary(uniqueKeysWithValues: content.tensors.map { ($0.name, $0.tensor) })
    let inputs = try model.network.inputs.enumerated().map { number, input in
      let given = arrays.removeValue(forKey: "input \(number)")
      let tensor = try #require(given)
      let array = NumPyArray(tensor.shape.dimensions, tensor.values)
      return try #require(model.names.axisOrder(of: input.name).examples(array, of: input.shape))
    }
    return (inputs, arrays)
  }

  @Test("every node agrees to a ten-thousandth of its largest value", arguments: names)
  func layers(name: String) throws {
    let model = try ModelFile.load(Self.path(name))
    let (inputs, values) = try Self.golden(name, model)
    #expect(!values.isEmpty)
    let known = model.network.nodes.map(\.name)
    for (called, theirs) in values.sorted(by: { $0.key < $1.key }) {
      let layer = model.names.name(of: called, among: known)
      guard known.contains(layer) else {
        Issue.record("\(called) is no layer")
        continue
      }
      let result = try model.network.values(of: [layer], for: inputs, parameters: model.weights.parameterStore())[0]
      let isOutput = model.network.outputs.contains(layer)
      let order = isOutput ? model.names.axisOrder(ofOutput: layer) : model.names.axisOrder(of: layer)
      let ours = order.array(result)
      #expect(ours.extents == theirs.shape.dimensions, "\(called)")
      let largest = theirs.values.reduce(0) { max($0, abs($1)) }
      let difference = zip(ours.values, theirs.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
      #expect(difference <= 1e-4 * max(largest, 1e-3), "\(called): \(difference) of \(largest)")
    }
  }

  @Test("nodes become the layers that a reader expects, under names without what exporters add")
  func structure() throws {
    let plain = try ModelFile.load(Self.path("plain")).network
    #expect(plain.inputs == [NetworkInput(name: "image", shape: [3, 16, 14])])
    #expect(plain.node(named: "features.0")?.kind == "Conv2D" && plain.node(named: "features.2")?.kind == "Activation")
    #expect(plain.node(named: "depthwise")?.kind == "DepthwiseConv2D" && plain.node(named: "fc1")?.kind == "Dense")
    let tensorflow = try ModelFile.load(Self.path("tensorflow"))
    #expect(tensorflow.network.inputs == [NetworkInput(name: "image", shape: [3, 7, 6])])
    #expect(tensorflow.names.axisOrder(of: "image") == .channelsLast)
    #expect(!tensorflow.network.nodes.contains { $0.kind == "Permute" })
    #expect(try ModelFile.load(Self.path("older")).network.nodes.contains { $0.kind == "LocalResponseNormalization" })
  }
}
