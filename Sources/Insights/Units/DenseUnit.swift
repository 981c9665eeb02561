import Tensors

/// One value of a dense layer: each map that it reads, the weights laid over it, their products, and the sum of all.
public struct DenseUnit: Sendable {
  /// What one map adds, or all values where the layer reads no maps.
  public struct Part: Sendable {
    /// The index of the map; `nil` where the layer reads no maps.
    public let channel: Int?
    /// The values that are read, the weights and their products, each `[rows, columns]`.
    public let input, weights, products: Tensor
    /// The sum of the products.
    public let sum: Float

    init(channel: Int?, input: Tensor, weights: Tensor) {
      (self.channel, self.input, self.weights) = (channel, input, weights)
      products = Tensor(input.shape, zip(input.values, weights.values).map { $0 * $1 })
      sum = WorkedSum(exactly: products.values).total
    }
  }

  /// The layer with its numbers.
  public let connections: Connections
  /// The range of the colours of what is read; `nil` if these are pixels.
  public let inputRange: ClosedRange<Float>?
  /// The value with all its terms, the largest first.
  public let worked: WorkedUnit
  /// What each map adds, in the order of the maps.
  public let parts: [Part]
  /// The parts and the bias, checked against the engine.
  public let sum: WorkedSum
  /// Softmax over the values of the layer, where the network ends in it.
  public let softmax: SoftmaxTable?

  /// The positions in `parts` of those that add most, in their own order: all if they are at most `limit`.
  public func strongestParts(limit: Int) -> [Int] {
    guard parts.count > limit else { return Array(parts.indices) }
    let order = parts.indices.sorted { (abs(parts[$0].sum), $1) > (abs(parts[$1].sum), $0) }
    return order.prefix(limit).sorted()
  }

  /// Works out a unit for an example; throws `InsightError.sumDisagrees` if a sum is not the engine's.
  init(
    _ connections: Connections, example: Int, unit: Int, inputRange: ClosedRange<Float>?, softmax: SoftmaxTable?
  ) throws {
    (self.connections, self.inputRange, self.softmax) = (connections, inputRange, softmax)
    worked = try connections.workedUnit(example: example, unit: unit)
    if let maps = connections.inputMaps(example: example), let weights = connections.weightMaps(unit: unit) {
      parts = (0..<maps.shape.channels).map {
        Part(channel: $0, input: maps.slice($0), weights: weights.slice($0))
      }
    } else {
      let count = connections.kernel.shape[0]
      // A vector has no rows: it is folded so that it can be seen.
      let columns = (1...count).filter { count % $0 == 0 && $0 * $0 >= count }.min() ?? count
      let shape: Shape = [count / columns, columns]
      parts = [
        Part(
          channel: nil, input: Tensor(shape, Array(connections.input.slice(example).values)),
          weights: Tensor(shape, (0..<count).map { connections.kernel[$0, unit] }))
      ]
    }
    sum = try WorkedSum(
      parts.map(\.sum) + [worked.bias], engine: connections.preActivation[example, unit],
      place: "\(connections.name), unit \(unit)")
  }
}
