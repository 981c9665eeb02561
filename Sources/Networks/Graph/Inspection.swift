import Engine
import Tensors

/// Everything that a network computed for a few images; each array is `[examples]` followed by the shape of one.
public struct Inspection: Sendable {
  /// The network.
  public let network: Network
  /// What was given to it; of several inputs, to the first.
  public let images: Tensor
  private let outputs: [String: Tensor]
  private let preActivations: [String: Tensor]

  init(network: Network, images: Tensor, outputs: [String: Tensor], preActivations: [String: Tensor]) {
    (self.network, self.images) = (network, images)
    (self.outputs, self.preActivations) = (outputs, preActivations)
  }

  /// The same values for a network with the same nodes, whose shapes are others of as many cells.
  init(_ inspection: Inspection, of network: Network) {
    func reshaped(_ name: String, _ tensor: Tensor) -> Tensor {
      network.shape(of: name).map { tensor.reshaped($0.batched(tensor.shape[0])) } ?? tensor
    }
    func reshaped(_ tensors: [String: Tensor]) -> [String: Tensor] {
      Dictionary(uniqueKeysWithValues: tensors.map { ($0, reshaped($0, $1)) })
    }
    self.init(
      network: network, images: reshaped(network.inputs[0].name, inspection.images),
      outputs: reshaped(inspection.outputs), preActivations: reshaped(inspection.preActivations))
  }

  /// What a node handed on; the images for the network's input. The name must be one of the network's.
  public func output(of node: String) -> Tensor {
    guard let tensor = outputs[node] else { preconditionFailure("the network has no layer '\(node)'") }
    return tensor
  }

  /// What a node's activation function was applied to; `nil` for a node that applies none.
  public func preActivation(of node: String) -> Tensor? { preActivations[node] }

  /// What a node read, from the first of its inputs.
  public func input(of node: String) -> Tensor { inputs(of: node)[0] }

  /// What a node read, from each of its inputs in their order.
  public func inputs(of node: String) -> [Tensor] {
    guard let sources = network.node(named: node)?.inputs else {
      preconditionFailure("the network has no layer '\(node)'")
    }
    return sources.map(output)
  }
}

extension Network {
  /// Computes all outputs and pre-activations for images of shape `[examples] + shape of the input`.
  ///
  /// - Throws: `NetworkError.severalInputs` or `.imagesShape` if the images cannot be given to the network,
  ///   `NetworkError` if the weights are not the network's, `EngineError` if it cannot be computed.
  public func inspect(_ images: Tensor, weights: Weights) throws -> Inspection {
    guard inputs.count == 1 else { throw NetworkError.severalInputs(inputs.count) }
    return try inspect([images], weights: weights)
  }

  /// Computes all outputs and pre-activations for as many examples of each input, in the order of the inputs.
  ///
  /// - Throws: as for one input; `.inputsGiven` unless there is one tensor for each input, all of as many examples.
  public func inspect(_ given: [Tensor], weights: Weights) throws -> Inspection {
    let examples = try checkExamples(given)
    _ = try Weights(Array(zip(weights.names, weights.tensors)), for: self)
    let builder = Builder(batch: examples, mode: .inference)
    let built = try build(on: builder)
    let readable = built.nodes.flatMap { [$0.output] + ($0.preActivation.map { [$0] } ?? []) }
    let program = try builder.compile(outputs: built.outputs, readable: readable)
    for (value, tensor) in zip(built.inputs, given) { program.write(tensor, to: value) }
    program.forward(weights.parameterStore())

    var outputs = Dictionary(uniqueKeysWithValues: zip(inputs.map(\.name), given))
    var preActivations: [String: Tensor] = [:]
    for (node, values) in zip(nodes, built.nodes) {
      outputs[node.name] = program.read(values.output)
      preActivations[node.name] = values.preActivation.map { program.read($0) }
    }
    return Inspection(network: self, images: given[0], outputs: outputs, preActivations: preActivations)
  }
}
