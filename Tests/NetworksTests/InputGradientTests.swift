import Networks
import Tensors
import Testing

/// What a trained network's values depend on, held against finite differences of what it computes.
@Suite struct InputGradientTests {
  /// Every way in which training and what comes after differ, functions without kinks, branches, and a layer that only trains.
  private static let yaml = """
    name: smooth
    input: [7, 6, 2]
    layers:
      - GaussianNoise: {name: noise, stddev: 0.5}
      - Conv2D: {name: first, filters: 5, kernel_size: [3, 2], padding: same, activation: tanh}
      - BatchNormalization: {name: level}
      - Dropout: {name: drop, rate: 0.5}
      - AveragePooling2D: {name: mean, pool_size: 2, strides: [1, 2]}
      - Conv2D: {name: left, filters: 3, kernel_size: 2, activation: sigmoid}
      - Conv2D: {name: right, filters: 3, kernel_size: 2, activation: softplus, inputs: mean}
      - BatchNormalization: {name: again, scale: false}
      - Multiply: {name: gated, inputs: [left, again]}
      - Flatten: {name: flatten}
      - Dense: {name: answer, units: 4, activation: softmax}
    """

  /// Weights whose running statistics are no longer those of the start.
  private func weights(_ network: Network) -> Weights {
    var weights = Weights(glorotFor: network, seed: 4)
    for (index, name) in weights.names.enumerated() where name.contains("moving") {
      let shape = weights[name].shape
      weights[name] = Tensor(shape, (0..<shape.count).map { 0.5 + Float(($0 + index) % 3) / 4 })
    }
    return weights
  }

  private func noise(_ shape: Shape, _ stream: String) -> Tensor {
    var random = RandomGenerator(seed: 9, stream: stream)
    return Tensor(shape, (0..<shape.count).map { _ in Float(random.next() % 1000) / 500 - 1 })
  }

  @Test(arguments: ["first", "level", "drop", "mean", "left", "gated", "flatten", "answer"])
  func theyAreTheDifferencesThatPixelsMake(layer: String) throws {
    let network = try Network(yaml: Self.yaml, file: "smooth.yml")
    let weights = weights(network)
    let image = noise([2, 7, 6], "image")
    let mixture = noise(try #require(network.shape(of: layer)), "mixture")
    let gradient = try #require(
      try network.inputGradients(of: [GradientProbe(node: layer, image: image, mixture: mixture)], weights: weights)
        .first)
    let step: Float = 1 / 64
    var moved = Tensor(image.shape.batched(2 * image.count))
    for index in 0..<image.count {
      for (sign, row) in [(Float(1), 2 * index), (-1, 2 * index + 1)] {
        var values = image.values
        values[index] += sign * step
        moved.values.replaceSubrange(row * image.count..<(row + 1) * image.count, with: values)
      }
    }
    let outputs = try network.inspect(moved, weights: weights).output(of: layer)
    func mixed(_ row: Int) -> Double {
      zip(outputs.slice(row).values, mixture.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    for index in 0..<image.count {
      let difference = (mixed(2 * index) - mixed(2 * index + 1)) / Double(2 * step)
      #expect(abs(difference - Double(gradient.values[index])) < 2e-3, "value \(index) of \(layer)")
    }
  }

  @Test func severalProbesDoNotMix() throws {
    let network = try Network(yaml: Self.yaml, file: "smooth.yml")
    let weights = weights(network)
    let names = network.nodes.map(\.name) + network.nodes.map(\.name) + [network.inputs[0].name]
    let probes = try names.enumerated().map { index, name in
      GradientProbe(
        node: name, image: noise([2, 7, 6], "image \(index)"),
        mixture: noise(try #require(network.shape(of: name)), "mixture \(index)"))
    }
    let together = try network.inputGradients(of: probes, weights: weights)
    for (probe, found) in zip(probes, together) {
      let alone = try network.inputGradients(of: [probe], weights: weights)[0]
      #expect(zip(alone.values, found.values).allSatisfy { abs($0 - $1) < 1e-5 }, "\(probe.node)")
    }
    // What stands before every layer that does something is the input itself.
    #expect(together.last == probes.last?.mixture && together[0] == probes[0].mixture)
  }

  @Test func aWrongProbeIsRefused() throws {
    let network = try Network(yaml: Self.yaml, file: "smooth.yml")
    let weights = weights(network)
    let image = noise([2, 7, 6], "image")
    #expect(throws: NetworkError.self) {
      try network.inputGradients(
        of: [GradientProbe(node: "nothing", image: image, mixture: image)], weights: weights)
    }
    #expect(throws: NetworkError.imagesShape(expected: [4], found: [2, 7, 6])) {
      try network.inputGradients(of: [GradientProbe(node: "answer", image: image, mixture: image)], weights: weights)
    }
  }
}
