import Engine
import Tensors

extension Network {
  /// How many examples are computed at once where there are many.
  private static let shard = 16

  /// The values of some nodes for examples, each `[examples]` followed by the shape of the node's output.
  ///
  /// Nothing is computed that these nodes do not need. The numbers do not depend on how many threads share the work.
  ///
  /// - Parameters:
  ///   - names: the nodes, each one of the network's.
  ///   - given: as many examples of each input, in the order of the inputs.
  ///   - parameters: those of weights of this network; a store, so that nobody needs to keep the weights beside it.
  /// - Throws: as `inspect` does.
  public func values(
    of names: [String], for given: [Tensor], parameters: ParameterStore, threads: Int = WorkerPool.processors
  ) throws -> [Tensor] {
    let count = try checkExamples(given)
    let shard = min(count, Self.shard)
    let builder = Builder(batch: shard, mode: .inference)
    let built = try build(on: builder)
    let values = names.map { name in
      guard let index = nodes.firstIndex(where: { $0.name == name }) else {
        preconditionFailure("the network has no layer '\(name)'")
      }
      return built.nodes[index].output
    }
    let program = try builder.compile(outputs: values)
    let pool = WorkerPool(threads: threads)
    var results = values.map { _ in [Float]() }
    for first in stride(from: 0, to: count, by: shard) {
      let own = first..<min(first + shard, count)
      for (input, tensor) in zip(built.inputs, given) {
        let size = input.shape.count
        program.write(tensor.values[own.lowerBound * size..<own.upperBound * size], to: input)
      }
      program.forward(parameters, pool: pool)
      for (index, value) in values.enumerated() {
        results[index] += program.read(value, examples: own.count).values
      }
    }
    return zip(values, results).map { Tensor($0.shape.batched(count), $1) }
  }

  /// How many examples there are of each input; throws where they are no examples of this network.
  func checkExamples(_ given: [Tensor]) throws -> Int {
    guard given.count == inputs.count, let first = given.first else {
      throw NetworkError.inputsGiven(given.count, expected: inputs.count)
    }
    for (input, tensor) in zip(inputs, given) {
      guard tensor.shape.rank > 0, tensor.shape[0] > 0, tensor.shape == input.shape.batched(first.shape[0]) else {
        throw NetworkError.imagesShape(expected: input.shape, found: tensor.shape.withoutBatch)
      }
    }
    return first.shape[0]
  }
}
