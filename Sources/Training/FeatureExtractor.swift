import Datasets
import Engine
import Networks
import Synchronization
import Tensors

/// Computes what the first part of a trained network makes of images, once for each.
///
/// A part that does not learn gives the same numbers in every epoch: whoever trains only what follows can keep them.
public struct FeatureExtractor {
  /// How many images one program works on at once.
  private static let shardSize = 8

  private let network: Network
  private let weights: Weights
  private let threads: Int

  /// Takes a network with one input and one output; throws `NetworkError` if the weights are not the network's.
  public init(_ network: Network, weights: Weights, options: TrainingOptions = TrainingOptions()) throws {
    precondition(network.inputs.count == 1 && network.outputs.count == 1, "features come from one input by one output")
    self.network = network
    self.weights = try Weights(Array(zip(weights.names, weights.tensors)), for: network)
    threads = options.threads
  }

  /// How many numbers there are for each image.
  public var count: Int { network.shape(of: network.outputs[0])?.count ?? 0 }

  /// What the network makes of the images, in their order, with their classes.
  ///
  /// `goesOn` is asked before each few images, on any thread; where it says no, `TrainingError.cancelled` is thrown. Throws
  /// `TrainingError.imageShape` if the images are not what the network reads, `EngineError` if it cannot be computed.
  public func features(
    of images: LabelledImages, goesOn: @escaping @Sendable () -> Bool = { true }
  ) throws -> LabelledImages {
    guard images.shape == network.inputs[0].shape, let shape = network.shape(of: network.outputs[0]) else {
      throw TrainingError.imageShape(expected: network.inputs[0].shape, found: images.shape)
    }
    let shards = (images.count + Self.shardSize - 1) / Self.shardSize
    let pool = WorkerPool(threads: min(threads, max(1, shards)))
    let programs = try (0..<pool.threads).map { _ in try ShardProgram(network, shardSize: Self.shardSize) }
    let store = weights.parameterStore()
    let isCancelled = Atomic<Bool>(false)
    var values = [Float](repeating: 0, count: images.count * shape.count)
    values.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let (buffer, programs) = (buffer, programs)
      pool.run(shards) { shard, worker in
        guard !isCancelled.load(ordering: .relaxed), goesOn() else {
          isCancelled.store(true, ordering: .relaxed)
          return
        }
        let own = shard * Self.shardSize..<min((shard + 1) * Self.shardSize, images.count)
        let features = programs[worker].run(images.tensor(own), store)
        _ = buffer[(own.lowerBound * shape.count)...].update(fromContentsOf: features.prefix(own.count * shape.count))
      }
    }
    guard !isCancelled.load(ordering: .relaxed) else { throw TrainingError.cancelled }
    return LabelledImages(features: values, labels: images.labels, shape: shape)
  }
}

/// A program for a few images.
private struct ShardProgram {
  private let program: Program
  private let input, output: Value

  init(_ network: Network, shardSize: Int) throws {
    let builder = Builder(batch: shardSize, mode: .inference)
    let built = try network.build(on: builder)
    (input, output) = (built.inputs[0], built.outputs[0])
    program = try builder.compile(outputs: [output])
  }

  func run(_ images: Tensor, _ weights: ParameterStore) -> UnsafeBufferPointer<Float> {
    program.write(images, to: input)
    program.forward(weights)
    return program.plain(output)
  }
}
