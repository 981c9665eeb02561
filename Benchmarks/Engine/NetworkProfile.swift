import Engine
import Networks
import Tensors
import Training

/// The seconds per image that each layer of a network takes at its place in the network.
struct NetworkProfile {
  /// One layer; what is fused into the operation before it is that one's, with its time and its operations.
  struct Layer {
    let node: Node
    var forward = 0.0
    var backward = 0.0
    /// For one example, forward.
    var flops = 0.0
    var seconds: Double { forward + backward }
  }

  let layers: [Layer]
  /// Laying out the weights.
  let preparation: Double
  let batch: Int

  /// Runs on one thread; without a batch, with as many images as one worker of the trainer has at a time.
  init(_ network: Network, training: Bool, batch: Int?, runs: Int) throws {
    let batch = try batch ?? (training ? Self.shardSize(network) : 1)
    let builder = Builder(batch: batch, mode: training ? .training : .inference)
    let built = try network.build(on: builder)
    // As in training, the way back starts before the softmax.
    let last = training ? built.nodes[built.nodes.count - 1].preActivation : nil
    let output = last ?? built.outputs[0]
    let program = try builder.compile(outputs: [output])
    let weights = Weights(glorotFor: network, seed: 1).parameterStore()
    let gradients = ParameterStore(weights.shapes)
    program.write(Tensor(random: network.inputs[0].shape.batched(batch)), to: built.inputs[0])
    if training { program.writeGradient(Tensor(random: output.shape.batched(batch)), of: output) }

    var profile = Profile()
    for run in -2..<runs {
      // What the first runs take is not counted.
      if run == 0 { profile = Profile() }
      if training { _ = weights.changing() }
      let context = RunContext(step: run + 3)
      program.forward(weights, context, profiling: &profile)
      if training { program.backward(into: gradients, context, profiling: &profile) }
    }
    let count = Double(runs * batch)
    layers = Self.layers(network, built, profile, runs: count)
    (preparation, self.batch) = (profile.preparation / count, batch)
  }

  /// The layers with what they took; a layer without a step of its own is computed by the one that reads it, as a
  /// convolution is with the normalization and the function that follow it.
  private static func layers(
    _ network: Network, _ built: BuiltNetwork, _ profile: Profile, runs: Double
  ) -> [Layer] {
    var layers = network.nodes.map { Layer(node: $0) }
    let places = Dictionary(uniqueKeysWithValues: network.nodes.enumerated().map { ($1.name, $0) })
    var heads = Array(layers.indices)
    var areComputed: [Bool] = []
    // Values are numbered in the order in which the layers make them, some of them several.
    var end = (built.inputs + built.parameters).map(\.id).max() ?? -1
    for (place, (node, values)) in zip(network.nodes, built.nodes).enumerated() {
      let own = end + 1..<max(end, values.output.id) + 1
      end = own.upperBound - 1
      func seconds(_ way: [Value: Double]) -> Double {
        way.filter { own.contains($0.key.id) }.sorted { $0.key.id < $1.key.id }.reduce(0) { $0 + $1.value } / runs
      }
      let (forward, backward) = (seconds(profile.forward), seconds(profile.backward))
      areComputed.append(forward > 0)
      if node.inputs.count == 1, let source = places[node.inputs[0]], !areComputed[source],
        layers[heads[source]].flops > 0
      {
        heads[place] = heads[source]
      }
      layers[heads[place]].flops += Double(node.flops)
      layers[heads[place]].forward += forward
      layers[heads[place]].backward += backward
    }
    return layers
  }

  private static func shardSize(_ network: Network) throws -> Int {
    let builder = Builder(batch: 1, mode: .training)
    _ = try network.build(on: builder)
    return builder.suitsLanes ? Builder.laneCount : BatchTrainer.shardSize
  }
}
