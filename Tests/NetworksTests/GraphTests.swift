import Engine
import Networks
import Tensors
import Testing

/// A layer with two inputs, as a stranger to the package would write it.
private struct Sum: Layer {
  static let kind = "Sum"
  init() {}
  init(_ arguments: inout LayerArguments) throws {}
  var arguments: [LayerArgument] { [] }
  func outputShape(_ inputs: [Shape]) throws -> Shape { inputs[0] }
  func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: inputs[0])
  }
  func pytorch(_ inputs: [Shape]) -> PyTorchLayer { PyTorchLayer(forward: "{x} + {x1}") }
}

@Suite struct GraphTests {
  @Test func layersWithoutANameAreNamedAsKerasNamesThem() throws {
    let network = try Network(
      name: "names", input: [1, 12, 12],
      layers: [
        NamedLayer(nil, Conv2D(filters: 2, kernelSize: 3)), NamedLayer("conv2d_1", MaxPooling2D()),
        NamedLayer(nil, Conv2D(filters: 2, kernelSize: 3)), NamedLayer(nil, MaxPooling2D()),
        NamedLayer(nil, ZeroPadding2D()), NamedLayer(nil, AveragePooling2D()), NamedLayer(nil, Flatten()),
        NamedLayer(nil, Dropout(rate: 0.5)), NamedLayer(nil, Dense(units: 2)), NamedLayer(nil, Dense(units: 2)),
        NamedLayer(nil, Activation(.softmax)),
      ])
    #expect(
      network.nodes.map(\.name) == [
        "conv2d", "conv2d_1", "conv2d_2", "max_pooling2d", "zero_padding2d", "average_pooling2d", "flatten", "dropout",
        "dense", "dense_1", "activation",
      ])
  }

  @Test func branchesMeetAgainInALayerWithTwoInputs() throws {
    let network = try Network(
      name: "branches", input: [1, 8, 8],
      layers: [
        NamedLayer("stem", Conv2D(filters: 2, kernelSize: 3, padding: .same)),
        NamedLayer("branch", Conv2D(filters: 2, kernelSize: 5, padding: .same)),
        NamedLayer("sum", Sum(), inputs: ["branch", "stem"]),
      ])
    #expect(!network.isChain)
    #expect(network.outputs == ["sum"])
    // The branch sees 3 + 4 cells, from 1 + 2 before; the stem's 3 lie inside of them.
    #expect(network.node(named: "sum")?.receptiveField?.rows == ReceptiveField.Axis(size: 7, jump: 1, start: -3))
    #expect(network.kerasCode.contains("sum = layers.Sum(name=\"sum\")([branch, stem])"))
    #expect(network.pytorchCode.contains("sum = branch + stem"))
  }

  @Test func severalInputsAndOutputsAreKept() throws {
    let network = try Network(
      name: "two", inputs: [NetworkInput(name: "left", shape: [4]), NetworkInput(name: "right", shape: [5])],
      layers: [
        NamedLayer("a", Dense(units: 3), inputs: ["left"]), NamedLayer("b", Dense(units: 2), inputs: ["right"]),
      ])
    #expect(network.outputs == ["a", "b"])
    #expect(network.shape(of: "right") == [5])
    #expect(network.node(named: "a")?.receptiveField == nil)
    #expect(try Network(yaml: network.yaml, file: "two.yml") == network)
  }

  @Test func namesMustBeUniqueAndSafe() {
    func make(_ names: String...) throws -> Network {
      try Network(name: "n", input: [4], layers: names.map { NamedLayer($0, Dense(units: 2)) })
    }
    #expect(throws: NetworkError.duplicateName("a")) { try make("a", "a") }
    #expect(throws: NetworkError.duplicateName("input")) { try make("input") }
    #expect(throws: NetworkError.badName("../a")) { try make("../a") }
    #expect(throws: NetworkError.badName("")) { try make("") }
    #expect(throws: NetworkError.noLayers) { try make() }
  }

  @Test func inputsMustComeBefore() {
    #expect(throws: NetworkError.unknownInput("nowhere", known: ["input"])) {
      try Network(name: "n", input: [4], layers: [NamedLayer(nil, Dense(units: 2), inputs: ["nowhere"])])
    }
  }

  @Test func networksBeyondReasonAreRefusedBeforeAnythingIsComputed() {
    let wide = Conv2D(filters: 1 << 20, kernelSize: Extents(rows: 1 << 20, columns: 1 << 20), padding: .same)
    #expect(throws: NetworkError.layer("conv2d", kind: "Conv2D", .tooManyParameters(limit: 1 << 29))) {
      try Network(name: "n", input: [64, 1, 1], layers: [NamedLayer(nil, wide)])
    }
    #expect(throws: NetworkError.layer("conv2d", kind: "Conv2D", .outputTooLarge(limit: 1 << 26))) {
      try Network(
        name: "n", input: [1, 1024, 1024], layers: [NamedLayer(nil, Conv2D(filters: 1 << 20, kernelSize: 1))])
    }
  }
}
