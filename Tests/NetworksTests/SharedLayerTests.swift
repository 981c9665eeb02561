import Engine
import Networks
import Tensors
import Testing

@Suite struct SharedLayerTests {
  private static let yaml = """
    name: twins
    input: {left: [6, 6, 2], right: [6, 6, 2]}
    layers:
      - Conv2D: {name: conv, filters: 3, kernel_size: 3, activation: relu, inputs: left}
      - Shared: {name: again, layer: conv, inputs: right}
      - Subtract: {name: difference, inputs: [conv, again]}
      - Flatten
      - Dense: {name: score, units: 1}
    """

  @Test func theParametersOfASharedLayerCountOnce() throws {
    let network = try Network(yaml: Self.yaml, file: "twins.yml")
    #expect(network.parameters.map(\.name) == ["conv/kernel", "conv/bias", "score/kernel", "score/bias"])
    #expect(network.nodes.map(\.parameterCount) == [57, 0, 0, 0, 49])
    #expect(network.parameterCount == 106 && Weights(glorotFor: network, seed: 1).count == 106)
    let again = try #require(network.node(named: "again"))
    #expect(again.isShared && again.owner == "conv" && again.kind == "Conv2D" && again.outputShape == [3, 4, 4])
    #expect(again.parameterName("kernel") == "conv/kernel" && again.ownParameterName("gamma") == nil)
    #expect(network.places(sharing: network.nodes[0]).map(\.name) == ["again"])
    #expect(again.flops == network.nodes[0].flops && !network.isChain)
  }

  @Test func yamlSaysWhichLayerIsAppliedAgain() throws {
    let network = try Network(yaml: Self.yaml, file: "twins.yml")
    #expect(network.yaml.contains("- Shared: {name: again, layer: conv, inputs: [right]}"))
    #expect(try Network(yaml: network.yaml, file: "again.yml") == network)
    // A place that is shared once more has the same owner.
    let more = try Network(yaml: Self.yaml + "\n  - Shared: {name: third, layer: again, inputs: left}", file: "n.yml")
    #expect(more.node(named: "third")?.owner == "conv")
    // Without a name it is called as the kind is.
    let unnamed = try Network(yaml: Self.yaml + "\n  - Shared: {layer: conv, inputs: left}", file: "n.yml")
    #expect(unnamed.nodes.last?.name == "conv2d")
  }

  @Test func twoEqualInputsGiveEqualValuesAndTheGradientIsTheSumOfBothPlaces() throws {
    let network = try Network(
      name: "n", input: [3],
      layers: [NamedLayer("a", Dense(units: 3, activation: .tanh)), NamedLayer("b", sharing: "a")])
    let weights = Weights(glorotFor: network, seed: 4)
    let x = Tensor([2, 3], [0.5, -1, 0.25, 1, 0.75, -0.5])
    func loss(_ weights: Weights) throws -> Double {
      try network.inspect(x, weights: weights).output(of: "b").values.enumerated()
        .reduce(0) { $0 + Double($1.element) * Double($1.offset + 1) }
    }
    let builder = Builder(batch: 2, mode: .training)
    let built = try network.build(on: builder)
    let program = try builder.compile(outputs: built.outputs)
    let (store, gradients) = (weights.parameterStore(), ParameterStore(weights.tensors.map(\.shape)))
    program.write(x, to: built.inputs[0])
    program.forward(store)
    program.writeGradient(Tensor([2, 3], [1, 2, 3, 4, 5, 6]), of: built.outputs[0])
    program.backward(into: gradients)
    for (index, name) in weights.names.enumerated() {
      for place in 0..<weights.tensors[index].count {
        var (up, down) = (weights, weights)
        var values = weights[name].values
        let (value, step) = (values[place], Float(1e-2))
        values[place] = value + step
        up[name] = Tensor(weights[name].shape, values)
        values[place] = value - step
        down[name] = Tensor(weights[name].shape, values)
        let expected = try (loss(up) - loss(down)) / Double(2 * step)
        #expect(abs(Double(gradients[index].values[place]) - expected) < 2e-3, "\(name) \(place)")
      }
    }
  }

  @Test func codeMakesTheLayerOnceAndCallsItTwice() throws {
    let network = try Network(yaml: Self.yaml, file: "twins.yml")
    let keras = """
      conv_layer = layers.Conv2D(3, 3, activation="relu", name="conv")
      conv = conv_layer(left)
      again = conv_layer(right)
      difference = layers.Subtract(name="difference")([conv, again])
      """
    #expect(network.kerasCode.contains(keras))
    let pytorch = network.pytorchCode
    #expect(pytorch.contains("conv = F.relu(self.conv(left))") && pytorch.contains("again = F.relu(self.conv(right))"))
    #expect(!pytorch.contains("self.again"))
    #expect(
      network.nodes[1].kerasCode
        == "conv_layer = layers.Conv2D(3, 3, activation=\"relu\", name=\"conv\")\nagain = conv_layer(x)")
  }

  @Test func whereThePaddingDiffersPyTorchHasTwoModulesWithOneSetOfWeights() throws {
    let network = try Network(
      name: "n", inputs: [NetworkInput(name: "a", shape: [1, 7, 7]), NetworkInput(name: "b", shape: [1, 8, 8])],
      layers: [
        NamedLayer("conv", Conv2D(filters: 2, kernelSize: 3, strides: 2, padding: .same), inputs: ["a"]),
        NamedLayer("again", sharing: "conv", inputs: ["b"]),
      ])
    let code = network.pytorchCode
    #expect(code.contains("self.again.weight = self.conv.weight") && code.contains("self.again.bias = self.conv.bias"))
    #expect(code.contains("again = self.again(F.pad(b, (0, 1, 0, 1)))"))
  }

  @Test(arguments: [
    ("Shared: {layer: nowhere}", "n.yml:4:21: there is no layer 'nowhere' before this one to share"),
    ("Shared: {layer: a, units: 3}", "Shared has no argument 'units'"),
    ("Shared", "Shared needs the argument 'layer'"),
    ("Shared: {layer: 5}", "layer of Shared must be the name of a layer, not 5"),
    ("Shared: {layer: a}", "its weights are those of 'a', which reads 4×3×1; they do not fit 4×3×2"),
  ])
  func mistakesAreToldWithTheirPlace(line: String, message: String) {
    let yaml = "input: [4, 3, 1]\nlayers:\n  - Conv2D: {name: a, filters: 2, kernel_size: 1}\n  - \(line)\n"
    do {
      _ = try Network(yaml: yaml, file: "n.yml")
      Issue.record("nothing was refused")
    } catch {
      #expect("\(error)".contains(message), "\(error)")
      #expect("\(error)".count <= 300)
    }
  }
}
