import Networks
import Tensors
import Testing

@Suite struct OneRowTests {
  /// Every layer over signals that has an equal over maps.
  private static let yaml = """
    name: waves
    input: [40, 2]
    layers:
      - ZeroPadding1D: {name: longer, padding: [2, 1]}
      - Conv1D: {name: causal, filters: 6, kernel_size: 3, dilation_rate: 2, padding: causal, activation: relu}
      - BatchNormalization: {name: level}
      - MaxPooling1D: {name: pool, pool_size: 3, strides: 2, padding: same}
      - Conv1D: {name: grouped, filters: 6, kernel_size: 2, groups: 3, use_bias: false, activation: tanh}
      - UpSampling1D: {name: larger, size: 2}
      - Cropping1D: {name: cut, cropping: [1, 2]}
      - SpatialDropout1D: {name: drop, rate: 0.2}
      - AveragePooling1D: {name: mean, pool_size: 4, padding: same}
      - Conv1D: {name: step, filters: 6, kernel_size: 3, padding: same}
      - Shared: {name: again, layer: step}
      - Add: {name: sum, inputs: [again, step]}
      - GlobalMaxPooling1D: {name: whole}
      - Dense: {name: answer, units: 3, activation: softmax}
    """

  @Test func mapsOfOneRowComputeWhatTheSignalsCompute() throws {
    let network = try Network(yaml: Self.yaml, file: "waves.yml")
    let rows = try #require(network.withOneRow)
    #expect(rows.inputs[0].shape == [2, 1, 40])
    #expect(rows.nodes.map(\.name) == network.nodes.map(\.name))
    #expect(rows.nodes.map(\.kind) == network.nodes.map(\.kind))
    #expect(rows.parameterCount == network.parameterCount && rows.flops == network.flops)
    let weights = Weights(glorotFor: network, seed: 3)
    var random = RandomGenerator(seed: 1, stream: "test")
    let signals = Tensor([3, 2, 40], (0..<240).map { _ in random.uniform() - 0.5 })
    let (one, other) = (
      try network.inspect(signals, weights: weights),
      try rows.inspect(signals.reshaped([3, 2, 1, 40]), weights: weights.reshaped(for: rows))
    )
    for node in network.nodes {
      let (values, lifted) = (one.output(of: node.name), other.output(of: node.name))
      #expect(lifted.shape == rows.node(named: node.name)?.outputShape.batched(3))
      #expect(zip(values.values, lifted.values).allSatisfy { abs($0 - $1) < 1e-5 }, "\(node.name)")
      #expect(one.withOneRow(for: rows).output(of: node.name).shape == lifted.shape)
    }
  }

  @Test func onlyNetworksOverSignalsHaveSuchAnEqual() throws {
    #expect(try Network.named("lecture").withOneRow == nil)
    #expect(try Network.named("volumes").withOneRow == nil)
    #expect(try Network.named("signals").withOneRow != nil)
    let folded = "name: f\ninput: [8, 1]\nlayers:\n  - Reshape: {target_shape: [4, 2]}\n  - GlobalMaxPooling1D\n"
    #expect(try Network(yaml: folded, file: "f.yml").withOneRow == nil)
  }
}
