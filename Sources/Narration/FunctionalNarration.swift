import Insights
import Networks
import Site
import Tensors

extension Narrator {
  /// Both ways of writing this network, and the shapes of the page's examples.
  func functionalContent() throws -> FunctionalContent {
    let sequential = network.kerasSequentialCode.map { CodeListing(title: "Sequential", text: $0) }
    let title = try strings("narration.functional-api")
    let functional = CodeListing(title: title, text: network.kerasFunctionalCode)
    let examples = explanation.branches
    return FunctionalContent(
      isChain: sequential != nil, breaking: try breaking(), pair: [sequential].compactMap { $0 } + [functional],
      residual: CodeListing(title: "tf.Keras", text: examples.residualNetwork.kerasFunctionalCode),
      inception: CodeListing(title: "tf.Keras", text: examples.inceptionNetwork.kerasFunctionalCode),
      several: CodeListing(title: "tf.Keras", text: try Network.named("two-views").kerasFunctionalCode),
      joined: try joined(), addError: addError())
  }

  /// The first layer that a sequential model could not hold.
  private func breaking() throws -> FunctionalContent.Breaking? {
    guard !network.isChain else { return nil }
    let before = [network.inputs[0].name] + network.nodes.map(\.name)
    let found = zip(before, network.nodes).first { $1.inputs != [$0] || $1.isShared }?.1
    guard let node = found ?? network.nodes.last else { return nil }
    return FunctionalContent.Breaking(
      layer: node.name, kind: node.kind, reads: node.inputs.joined(separator: ", "))
  }

  /// The lecture's inception module on the images of this network, or on images of 28×28 where it has none.
  private func joined() throws -> FunctionalContent.Joined {
    let own = network.inputs[0].shape
    let image = own.isMaps ? own : [1, 28, 28]
    let filters = 64
    func convolution(_ size: Extents) -> Conv2D {
      Conv2D(filters: filters, kernelSize: size, padding: .same, activation: .relu)
    }
    let branches = ["t1", "t2", "t3"]
    let module = try Network(
      name: "module", inputs: [NetworkInput(shape: image)],
      layers: [
        NamedLayer("reduce1", convolution(1), inputs: [NetworkInput.standardName]), NamedLayer("t1", convolution(3)),
        NamedLayer("reduce2", convolution(1), inputs: [NetworkInput.standardName]), NamedLayer("t2", convolution(5)),
        NamedLayer(
          "pool", MaxPooling2D(poolSize: 3, strides: 1, padding: .same), inputs: [NetworkInput.standardName]),
        NamedLayer("t3", convolution(1)), NamedLayer("channels", Concatenate(), inputs: branches),
        NamedLayer("rows", Concatenate(axis: 1), inputs: branches),
      ])
    func text(_ name: String) -> String { extents(module.shape(of: name)?.channelsLast ?? []) }
    func sum(_ extent: Int) -> String {
      branches.map { _ in numbers.integer(extent) }.joined(separator: " + ")
        + " = " + numbers.integer(extent * branches.count)
    }
    return FunctionalContent.Joined(
      input: extents(image.channelsLast), branch: text("t1"), count: numbers.integer(branches.count),
      filters: numbers.integer(filters), channels: text("channels"), rows: text("rows"), channelSum: sum(filters),
      rowSum: sum(image.rows))
  }

  /// What is said of a sum whose branches differ: one convolution keeps the size, the other does not.
  private func addError() -> String {
    do {
      _ = try Network(
        name: "wrong", inputs: [NetworkInput(name: "x", shape: [1, 28, 28])],
        layers: [
          NamedLayer("kept", Conv2D(filters: 8, kernelSize: 3, padding: .same), inputs: ["x"]),
          NamedLayer("smaller", Conv2D(filters: 8, kernelSize: 3), inputs: ["x"]),
          NamedLayer("add", Add(), inputs: ["kept", "smaller"]),
        ])
      return ""
    } catch {
      return "\(error)"
    }
  }
}
