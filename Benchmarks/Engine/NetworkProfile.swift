import Engine
import Networks
import Tensors
import Training

/// The seconds per image that each layer of a network takes at its place in the network.
struct NetworkProfile {
  /// One layer; a function fused into the operation before it is that one's.
  struct Layer {
    let node: Node
    let forward, backward: Double
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
    layers = zip(network.nodes, built.nodes).map { node, values in
      let own = [values.output] + [values.preActivation].compactMap { $0 }.filter { $0 != values.output }
      return Layer(
        node: node, forward: own.reduce(0) { $0 + (profile.forward[$1] ?? 0) } / count,
        backward: own.reduce(0) { $0 + (profile.backward[$1] ?? 0) } / count)
    }
    (preparation, self.batch) = (profile.preparation / count, batch)
  }

  private static func shardSize(_ network: Network) throws -> Int {
    let builder = Builder(batch: 1, mode: .training)
    _ = try network.build(on: builder)
    return builder.suitsLanes ? Builder.laneCount : BatchTrainer.shardSize
  }
}
