import Datasets
import Engine
import Tensors

/// Runs a classifier forward over many images, split in shards that do not depend on the number of threads.
final class Evaluator: @unchecked Sendable {
  /// The images of a shard.
  private let shardSize: Int

  let classifier: Classifier
  private let pool: WorkerPool
  private let programs: [ClassifierProgram]

  init(_ classifier: Classifier, threads: Int) throws {
    self.classifier = classifier
    let shardSize = classifier.laneCount ?? Self.shardSize(classifier)
    self.shardSize = shardSize
    pool = WorkerPool(threads: threads)
    programs = try (0..<pool.threads).map { _ in try classifier.compile(batch: shardSize, mode: .inference) }
  }

  /// 32 images, or as many as keep what all layers compute within 128 megabytes.
  private static func shardSize(_ classifier: Classifier) -> Int {
    let numbers = classifier.network.nodes.reduce(0) { $0 + $1.outputShape.count }
    return max(1, min(32, (1 << 25) / max(numbers, 1)))
  }

  /// How the network does on a range of images; hands each shard's outputs to `outputs`, row by row.
  func tally(
    _ images: LabelledImages, _ range: Range<Int>, _ weights: ParameterStore,
    outputs: UnsafeMutablePointer<Float>? = nil
  ) -> Tally {
    var tallies = Array(repeating: Tally(), count: shards(range.count))
    let classes = classifier.classes
    tallies.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let (tallies, outputs) = (buffer, outputs)
      pool.run(tallies.count) { shard, worker in
        let first = range.lowerBound + shard * self.shardSize
        let own = first..<min(first + self.shardSize, range.upperBound)
        let shardProgram = self.programs[worker]
        shardProgram.write(images, own)
        shardProgram.program.forward(weights)
        tallies[shard] = shardProgram.score(images.labels[own])
        guard let outputs, let rows = shardProgram.program.plain(shardProgram.outputs).baseAddress
        else { return }
        let start = (first - range.lowerBound) * classes
        (outputs + start).update(from: rows, count: own.count * classes)
      }
    }
    return tallies.reduce(into: Tally()) { $0 += $1 }
  }

  /// The outputs for images `[examples] + shape`, as numbers.
  func outputs(_ images: Tensor, _ weights: ParameterStore) -> Tensor {
    let (count, size, classes) = (images.shape[0], classifier.inputShape.count, classifier.classes)
    var result = Tensor([count, classes])
    result.values.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let result = buffer
      pool.run(shards(count)) { shard, worker in
        let own = shard * self.shardSize..<min((shard + 1) * self.shardSize, count)
        let shardProgram = self.programs[worker]
        for input in shardProgram.inputs {
          shardProgram.program.write(images.values[own.lowerBound * size..<own.upperBound * size], to: input)
        }
        shardProgram.program.forward(weights)
        let rows = shardProgram.program.plain(shardProgram.outputs).prefix(own.count * classes)
        _ = result[(own.lowerBound * classes)...].update(fromContentsOf: rows)
      }
    }
    return result
  }

  private func shards(_ count: Int) -> Int { (count + shardSize - 1) / shardSize }
}
