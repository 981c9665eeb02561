import Engine
import Tensors

/// The learned numbers of a network: one tensor for each parameter, in Keras's layout, in the network's order.
public struct Weights: Equatable, Sendable {
  /// The full names, as in `conv1/kernel`, in the network's order.
  public let names: [String]
  /// The tensors, in the same order.
  public private(set) var tensors: [Tensor]
  private let indices: [String: Int]

  /// Starts each parameter as its layer declares it: kernels uniform after Glorot, biases zero.
  ///
  /// Each parameter has a stream of random numbers of its own, so that its values depend on nothing but the seed, its
  /// name and its shape.
  public init(glorotFor network: Network, seed: UInt64) {
    let parameters = network.parameters
    self.init(
      names: parameters.map(\.name),
      tensors: parameters.map { name, declaration in
        var generator = RandomGenerator(seed: seed, stream: "weights/" + name)
        return declaration.initializer.values(declaration.shape, &generator)
      })
  }

  /// Takes given tensors for a network, in any order; throws `NetworkError` where names or shapes are not the network's.
  public init(_ entries: [(name: String, tensor: Tensor)], for network: Network) throws {
    let parameters = network.parameters
    let given = Dictionary(entries.map { ($0.name, $0.tensor) }, uniquingKeysWith: { first, _ in first })
    let wanted = Set(parameters.map(\.name))
    if let stranger = entries.first(where: { !wanted.contains($0.name) }) {
      throw NetworkError.unknownWeights(stranger.name)
    }
    let tensors = try parameters.map { name, declaration in
      guard let tensor = given[name] else { throw NetworkError.missingWeights(name) }
      guard tensor.shape == declaration.shape else {
        throw NetworkError.weightsShape(name, expected: declaration.shape, found: tensor.shape)
      }
      return tensor
    }
    self.init(names: parameters.map(\.name), tensors: tensors)
  }

  private init(names: [String], tensors: [Tensor]) {
    (self.names, self.tensors) = (names, tensors)
    indices = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }
}

extension Weights {
  /// The tensor with a full name, which must be one of `names`; its shape stays when it is replaced.
  public subscript(name: String) -> Tensor {
    get { tensors[index(name)] }
    set {
      precondition(newValue.shape == tensors[index(name)].shape, "the weights '\(name)' have another shape")
      tensors[index(name)] = newValue
    }
  }

  /// Whether there is a tensor with a full name.
  public func has(_ name: String) -> Bool { indices[name] != nil }

  /// How many numbers there are in all.
  public var count: Int { tensors.reduce(0) { $0 + $1.count } }

  /// A copy of the numbers that programs can read.
  public func parameterStore() -> ParameterStore { ParameterStore(tensors) }

  /// The numbers of a store that has the shapes of these weights, under the same names.
  public func replaced(by store: ParameterStore) -> Weights {
    precondition(store.shapes == tensors.map(\.shape), "the store belongs to another network")
    return Weights(names: names, tensors: tensors.indices.map { store[$0] })
  }

  private func index(_ name: String) -> Int {
    guard let index = indices[name] else { preconditionFailure("there are no weights '\(name)'") }
    return index
  }
}
