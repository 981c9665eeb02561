import Engine
import Tensors

/// A network in a program that is being built: which values stand for its inputs, parameters and layers.
public struct BuiltNetwork: Sendable {
  /// The inputs, in the network's order.
  public let inputs: [Value]
  /// The parameters, in the network's order.
  public let parameters: [Value]
  /// The values of each node, in the network's order.
  public let nodes: [LayerValues]
  /// The outputs, in the network's order.
  public let outputs: [Value]
}

extension Network {
  /// Declares the inputs and all parameters and adds every layer.
  ///
  /// - Throws: `EngineError` where an operation cannot be built.
  public func build(on builder: Builder) throws -> BuiltNetwork {
    var values: [String: Value] = [:]
    let inputValues = inputs.map { builder.input($0.shape) }
    for (input, value) in zip(inputs, inputValues) { values[input.name] = value }
    // All parameters first, in one order: that of `Weights` and of the engine's store.
    var parameterValues: [Value] = []
    var owned: [String: [Value]] = [:]
    for node in nodes where !node.isShared {
      let declared = node.parameters.map { builder.parameter($0.shape) }
      owned[node.name] = declared
      parameterValues += declared
    }
    var nodeValues: [LayerValues] = []
    for node in nodes {
      let sources = node.inputs.compactMap { values[$0] }
      let result = try node.layer.build(builder, sources, owned[node.owner] ?? [])
      values[node.name] = result.output
      nodeValues.append(result)
    }
    return BuiltNetwork(
      inputs: inputValues, parameters: parameterValues, nodes: nodeValues,
      outputs: outputs.compactMap { values[$0] })
  }
}
