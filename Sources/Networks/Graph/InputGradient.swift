import Engine
import Tensors

/// A question to a trained network: how do the input's values move a mixture of a layer's values?
public struct GradientProbe: Sendable {
  /// The name of the layer.
  public let node: String
  /// What is given to the network, of the shape of its input.
  public let image: Tensor
  /// By how much each of the layer's values counts, of the shape of its output: 1 at a single value to ask for that one.
  public let mixture: Tensor

  /// Asks for a mixture of values.
  public init(node: String, image: Tensor, mixture: Tensor) {
    (self.node, self.image, self.mixture) = (node, image, mixture)
  }
}

extension Network {
  /// How many probes go through a network at once.
  private static let probeBatch = 16

  /// The gradients of the probes' mixtures with respect to their images, one of the shape of the input for each: what a change
  /// of each input value changes there, in the network as it is after training (dropout does nothing, normalizations use
  /// their running statistics).
  ///
  /// - Throws: `NetworkError.severalInputs`, `.unknownInput` or `.imagesShape` if a probe cannot be given to the network,
  ///   `NetworkError` if the weights are not the network's, `EngineError` if it cannot be computed.
  public func inputGradients(of probes: [GradientProbe], weights: Weights) throws -> [Tensor] {
    guard inputs.count == 1 else { throw NetworkError.severalInputs(inputs.count) }
    _ = try Weights(Array(zip(weights.names, weights.tensors)), for: self)
    for probe in probes {
      guard let shape = shape(of: probe.node) else {
        throw NetworkError.unknownInput(probe.node, known: nodes.map(\.name))
      }
      for (found, expected) in [(probe.image.shape, inputs[0].shape), (probe.mixture.shape, shape)]
      where found != expected {
        throw NetworkError.imagesShape(expected: expected, found: found)
      }
    }
    let store = weights.parameterStore()
    return try stride(from: 0, to: probes.count, by: Self.probeBatch).flatMap { first in
      try inputGradients(probes[first..<min(probes.count, first + Self.probeBatch)], store)
    }
  }

  private func inputGradients(_ probes: ArraySlice<GradientProbe>, _ store: ParameterStore) throws -> [Tensor] {
    let builder = Builder(batch: probes.count, mode: .differentiation)
    let built = try build(on: builder)
    let input = built.inputs[0]
    let values = Dictionary(
      uniqueKeysWithValues: zip(nodes.map(\.name), built.nodes.map(\.output)) + [(inputs[0].name, input)])
    // Layers that do nothing after training hand on the value that they read: several names, one value.
    var outputs: [Value] = []
    for value in probes.compactMap({ values[$0.node] }) where value != input && !outputs.contains(value) {
      outputs.append(value)
    }
    // What is the input itself, moves with it one to one.
    guard !outputs.isEmpty else { return probes.map(\.mixture) }
    let program = try builder.compile(outputs: outputs, gradients: [input])
    program.write(stacked(probes.map(\.image)), to: input)
    program.forward(store)
    for output in outputs {
      let seeds = probes.map { values[$0.node] == output ? $0.mixture : Tensor(output.shape) }
      program.writeGradient(stacked(seeds), of: output)
    }
    program.backward(into: ParameterStore(store.shapes))
    let gradients = program.readGradient(of: input)
    return probes.enumerated().map { values[$1.node] == input ? $1.mixture : gradients.slice($0) }
  }
}

/// Tensors of one shape one behind the other.
private func stacked(_ tensors: [Tensor]) -> Tensor {
  Tensor(tensors[0].shape.batched(tensors.count), tensors.flatMap(\.values))
}
