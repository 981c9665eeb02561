import Datasets
import Engine
import Networks
import Tensors

/// Runs many test images through a network and keeps, of each filter of some layers, its strongest answers.
///
/// The images are dealt out in shards that do not depend on the number of threads, and no more is kept of them than the
/// strongest answers. Where all test images would take too long, an even sample of them is searched.
package struct AnswerSearch: Sendable {
  /// The answers of each filter, by the layer's name.
  package let answers: [String: [StrongestAnswers]]
  /// How many images were searched.
  package let searched: Int

  /// Floating-point operations after which a search ends: a second or two.
  package static let budget = 100_000_000_000
  /// How many images are searched at least.
  private static let fewest = 16
  /// The numbers that one program may hold.
  private static let numbers = 16 << 20

  /// Searches the maps `[channels, rows, columns]` that some layers make; throws `EngineError` if they cannot be computed.
  package init(
    _ nodes: [Node], in experiment: Experiment, limit: Int, threads: Int, budget: Int = AnswerSearch.budget
  ) throws {
    let network = experiment.network
    guard let last = network.nodes.lastIndex(where: { node in nodes.contains { $0.name == node.name } }) else {
      (answers, searched) = ([:], 0)
      return
    }
    let test = experiment.dataset.test
    let before = network.nodes[...last]
    let images = Self.sample(test.count, cost: before.reduce(0) { $0 + $1.flops }, budget: budget)
    let perImage = before.reduce(test.shape.count) { $0 + 2 * $1.outputShape.count }
    let positions = nodes.compactMap { node in network.nodes.firstIndex { $0.name == node.name } }
    let shards = try Shards(network, positions, batch: max(1, min(32, Self.numbers / perImage)), threads: threads)
    let found = shards.run(test, images, experiment.weights.parameterStore(), limit: limit)
    answers = Dictionary(uniqueKeysWithValues: zip(nodes.map(\.name), found))
    searched = images.count
  }

  /// The images to search: all, or as many as may be, at even distances.
  package static func sample(_ count: Int, cost: Int, budget: Int) -> [Int] {
    let affordable = max(fewest, budget / max(1, cost))
    guard affordable < count else { return Array(0..<count) }
    return (0..<affordable).map { $0 * count / affordable }
  }
}

extension AnswerSearch {
  /// A program for each thread, with the values that are searched.
  private struct Shards: @unchecked Sendable {
    // A program is used by one thread at a time only.
    let programs: [(program: Program, input: Value, maps: [Value])]
    let batch: Int
    let pool: WorkerPool

    init(_ network: Network, _ positions: [Int], batch: Int, threads: Int) throws {
      let probe = Builder(batch: 1, mode: .inference)
      _ = try network.build(on: probe)
      let size = probe.suitsLanes && batch >= Builder.laneCount ? Builder.laneCount : batch
      self.batch = size
      pool = WorkerPool(threads: threads)
      programs = try (0..<pool.threads).map { _ in
        let builder = Builder(batch: size, mode: .inference)
        let built = try network.build(on: builder)
        let maps = positions.map { built.nodes[$0].output }
        return (try builder.compile(outputs: maps), built.inputs[0], maps)
      }
    }

    /// The strongest answers of each filter of each layer.
    func run(_ test: LabelledImages, _ images: [Int], _ weights: ParameterStore, limit: Int) -> [[StrongestAnswers]] {
      let empty = programs[0].maps.map { [StrongestAnswers](repeating: .init(limit: limit), count: $0.shape.channels) }
      var found = [[[StrongestAnswers]]](repeating: empty, count: pool.threads)
      found.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let found = buffer
        pool.run((images.count + batch - 1) / batch) { shard, worker in
          let own = images[shard * batch..<min((shard + 1) * batch, images.count)]
          let (program, input, maps) = self.programs[worker]
          test.write(own, to: program, input)
          program.forward(weights)
          for (layer, value) in maps.enumerated() {
            Self.search(program.plain(value), value.shape, own, &found[worker][layer])
          }
        }
      }
      return found.dropFirst().reduce(into: found[0]) { all, other in
        for layer in all.indices {
          for filter in all[layer].indices { all[layer][filter].merge(other[layer][filter]) }
        }
      }
    }

    private static func search(
      _ values: UnsafeBufferPointer<Float>, _ shape: Shape, _ images: ArraySlice<Int>, _ found: inout [StrongestAnswers]
    ) {
      guard var map = values.baseAddress else { return }
      let cells = shape.rows * shape.columns
      for image in images {
        for filter in 0..<shape.channels {
          let largest = largestValue(map, count: cells)
          if found[filter].mayHold(largest) {
            let cell = (0..<cells).first { map[$0] == largest } ?? 0
            found[filter].insert(.init(image: image, cell: cell, value: largest))
          }
          map += cells
        }
      }
    }
  }
}

/// The largest of some numbers, sixteen at a time; what is not a number does not count.
private func largestValue(_ values: UnsafePointer<Float>, count: Int) -> Float {
  var lanes = SIMD16<Float>(repeating: -.infinity)
  let bytes = UnsafeRawPointer(values)
  let whole = count / 16 * 16
  for start in stride(from: 0, to: whole, by: 16) {
    let next = bytes.loadUnaligned(fromByteOffset: 4 * start, as: SIMD16<Float>.self)
    lanes.replace(with: next, where: next .> lanes)
  }
  var largest = lanes.max()
  for index in whole..<count where values[index] > largest { largest = values[index] }
  return largest
}

extension LabelledImages {
  /// Writes images as the network reads them to the input of a program.
  fileprivate func write(_ indices: ArraySlice<Int>, to program: Program, _ input: Value) {
    guard scaling == .unit else { return program.write(tensor(Array(indices)), to: input) }
    pixels.withUnsafeBufferPointer { pixels in
      guard let bytes = pixels.baseAddress else { return }
      program.write(bytes: indices.map { bytes + $0 * shape.count }, to: input)
    }
  }
}
