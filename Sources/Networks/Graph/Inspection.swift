import Engine
import Tensors

/// Everything that a network computed for a few images; each array is `[examples]` followed by the shape of one.
public struct Inspection: Sendable {
  /// The network.
  public let network: Network
  /// What was given to it.
  public let images: Tensor
  private let outputs: [String: Tensor]
  private let preActivations: [String: Tensor]

  init(network: Network, images: Tensor, outputs: [String: Tensor], preActivations: [String: Tensor]) {
    (self.network, self.images) = (network, images)
    (self.outputs, self.preActivations) = (outputs, preActivations)
  }

  /// What a node handed on; the images for the network's input. The name must be one of the network's.
  public func output(of node: String) -> Tensor {
    guard let tensor = outputs[node] else { preconditionFailure("the network has no layer '\(node)'") }
    return tensor
  }

  /// What a node's activation function was applied to; `nil` for a node that applies none.
  public func preActivation(of node: String) -> Tensor? { preActivations[node] }

  /// What a node read, from the first of its inputs.
  public func input(of node: String) -> Tensor {
    guard let source = network.node(named: node)?.inputs.first else {
      preconditionFailure("the network has no layer '\(node)'")
    }
    return output(of: source)
  }
}

extension Network {
  /// Computes all outputs and pre-activations for images of shape `[examples] + shape of the input`.
  ///
  /// - Throws: `NetworkError.severalInputs` or `.imagesShape` if the images cannot be given to the network,
  ///   `NetworkError` if the weights are not the network's, `EngineError` if it cannot be computed.
  public func inspect(_ images: Tensor, weights: Weights) throws -> Inspection {
    guard inputs.count == 1 else { throw NetworkError.severalInputs(inputs.count) }
    guard images.shape.rank > 0, images.shape[0] > 0, images.shape.withoutBatch == inputs[0].shape else {
      throw NetworkError.imagesShape(expected: inputs[0].shape, found: images.shape.withoutBatch)
    }
    _ = try Weights(Array(zip(weights.names, weights.tensors)), for: self)
    let builder = Builder(batch: images.shape[0], mode: .inference)
    let built = try build(on: builder)
    let readable = built.nodes.flatMap { [$0.output] + ($0.preActivation.map { [$0] } ?? []) }
    let program = try builder.compile(outputs: built.outputs, readable: readable)
    program.write(images, to: built.inputs[0])
    program.forward(weights.parameterStore())

    var outputs = [inputs[0].name: images]
    var preActivations: [String: Tensor] = [:]
    for (node, values) in zip(nodes, built.nodes) {
      outputs[node.name] = program.read(values.output)
      preActivations[node.name] = values.preActivation.map { program.read($0) }
    }
    return Inspection(network: self, images: images, outputs: outputs, preActivations: preActivations)
  }
}
