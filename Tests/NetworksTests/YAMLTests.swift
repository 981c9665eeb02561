import Engine
import Networks
import Tensors
import Testing

@Suite struct YAMLTests {
  @Test("writing and reading gives an equal network", arguments: Network.names)
  func roundTrip(name: String) throws {
    let network = try Network.named(name)
    #expect(try Network(yaml: network.yaml, file: "network.yaml") == network)
  }

  @Test func theLectureNetworkIsWrittenAsItWouldBeByHand() throws {
    #expect(
      try Network.named("lecture").yaml == """
        name: lecture
        input: [28, 28, 1]
        layers:
          - Conv2D: {name: conv1, filters: 8, kernel_size: 3, activation: relu}
          - MaxPooling2D: {name: pool1, pool_size: 2}
          - Conv2D: {name: conv2, filters: 4, kernel_size: 3, activation: relu}
          - MaxPooling2D: {name: pool2, pool_size: 2}
          - Flatten: {name: flatten}
          - Dense: {name: dense, units: 10, activation: softmax}

        """)
  }

  @Test func everyArgumentOfEveryKindSurvivesTheRoundTrip() throws {
    let text = """
      name: "R&D: \\"five\\" \\\\ é"
      input: {null: [20, 30, 3]}
      layers:
        - Conv2D: {filters: 4, kernel_size: [3, 5], strides: [2, 1], padding: same, activation: tanh, use_bias: false}
        - MaxPooling2D: {pool_size: [2, 3], strides: 1, padding: same}
        - AveragePooling2D: {name: true., pool_size: 2, strides: [1, 2], padding: same}
        - ZeroPadding2D: {name: "1e5", padding: [[1, 2], [0, 3]]}
        - ZeroPadding2D: {padding: [[1, 1], 2]}
        - ZeroPadding2D
        - Dropout: {rate: 1.0e-5}
        - Dropout: {rate: 0}
        - Activation: {name: "off", activation: linear}
        - Activation: {activation: sigmoid, inputs: "off"}
        - Activation: {activation: hard_swish}
        - Activation: {activation: {gelu: {approximate: true}}}
        - Activation: {activation: {leaky_relu: {negative_slope: 0.01}}}
        - Activation: {activation: {elu: {alpha: 2.5}}}
        - Activation: {activation: {relu: {max_value: 5, negative_slope: 0.5, threshold: 0.25}}}
        - ReLU
        - ReLU: {max_value: 6, negative_slope: 0.125, threshold: 0.5}
        - LeakyReLU
        - LeakyReLU: {negative_slope: 0.01}
        - ELU: {alpha: 0.5}
        - Softmax: {axis: -1}
        - Flatten:
        - Dense:
            units: 5
            use_bias: false
            activation: null
        - Dense: {units: 2, inputs: [flatten]}
      outputs: [dense]
      """
    let network = try Network(yaml: text, file: "all.yml")
    #expect(network.name == "R&D: \"five\" \\ é")
    #expect(network.inputs[0].name == "null")
    #expect(network.nodes.last?.inputs == ["flatten"])
    #expect(network.outputs == ["dense"])
    #expect(try Network(yaml: network.yaml, file: "again.yml") == network)
  }

  @Test func `every name of Keras means its function, with Keras's parameters`() throws {
    let aliases: [String: ActivationFunction] = [
      "swish": .silu, "silu": .silu, "hard_swish": .hardSilu, "hard_silu": .hardSilu, "relu6": .relu6,
      "leaky_relu": .leakyReLU(negativeSlope: 0.2), "elu": .elu(alpha: 1), "gelu": .gelu(approximate: false),
    ]
    for (name, function) in aliases {
      let text = "input: [4]\nlayers:\n  - Dense: {units: 2, activation: \(name)}\n"
      #expect(try Network(yaml: text, file: "n.yml").nodes[0].layer.activation == function, "\(name)")
    }
    for function in ActivationFunction.standard {
      let text = "input: [4]\nlayers:\n  - Activation: {activation: \(function.name)}\n"
      #expect(try Network(yaml: text, file: "n.yml").nodes[0].layer.activation == function)
    }
  }

  @Test func `a rectifier with the parameters of another is that other`() throws {
    let lines = [
      ("ReLU", ActivationFunction.relu), ("ReLU: {max_value: 6}", .relu6), ("LeakyReLU: {negative_slope: 0}", .relu),
      ("ReLU: {negative_slope: 0.5}", .leakyReLU(negativeSlope: 0.5)), ("LeakyReLU", .leakyReLU(negativeSlope: 0.3)),
      ("ReLU: {threshold: 1}", .generalReLU(maxValue: nil, negativeSlope: 0, threshold: 1)),
    ]
    for (line, function) in lines {
      let network = try Network(yaml: "input: [4]\nlayers:\n  - \(line)\n", file: "n.yml")
      #expect(network.nodes[0].layer.activation == function, "\(line)")
    }
  }

  @Test func aNetworkWithoutANameIsCalledLikeItsFile() throws {
    let text = "input: [4]\nlayers: [Flatten]\n"
    #expect(try Network(yaml: text, file: "some/where/tiny.yml").name == "tiny")
    #expect(try Network(yaml: text, file: "").name == "network")
  }
}
