import Datasets
import Engine
import Networks
import Tensors

/// A network that tells classes of images apart, with the loss that judges it: one input, and one output that is a vector.
struct Classifier: Sendable {
  let network: Network
  let inputShape: Shape
  let classes: Int
  /// The images of a shard on which the engine's own kernels work, if they are the faster ones for this network.
  let laneCount: Int?
  private let rule: any LossRule

  init(_ network: Network, _ loss: Loss) throws {
    guard network.inputs.count == 1, network.outputs.count == 1, let last = network.node(named: network.outputs[0]),
      last.outputShape.rank == 1
    else { throw TrainingError.notAClassifier }
    guard let rule = loss.rule(after: last.layer.activation) else {
      throw TrainingError.loss(loss, layer: last.name, activation: last.layer.activation)
    }
    (self.network, inputShape, classes) = (network, network.inputs[0].shape, last.outputShape.count)
    self.rule = rule
    let builder = Builder(batch: 1, mode: .training)
    _ = try network.build(on: builder)
    laneCount = builder.suitsLanes ? Builder.laneCount : nil
  }

  /// Refuses images that the network cannot take.
  func check(_ images: LabelledImages) throws {
    guard images.shape == inputShape else {
      throw TrainingError.imageShape(expected: inputShape, found: images.shape)
    }
    if let label = images.labels.max(), Int(label) >= classes {
      throw TrainingError.label(Int(label), classes: classes)
    }
  }

  func compile(batch: Int, mode: Builder.Mode) throws -> ClassifierProgram {
    let builder = Builder(batch: batch, mode: mode)
    let built = try network.build(on: builder)
    let last = network.nodes.firstIndex { $0.name == network.outputs[0] }
    guard let judged = rule.readsLogits ? last.flatMap({ built.nodes[$0].preActivation }) : built.outputs[0] else {
      throw TrainingError.notAClassifier
    }
    let program =
      switch mode {
      case .training: try builder.compile(outputs: [judged])
      case .inference, .differentiation: try builder.compile(outputs: built.outputs, readable: [judged])
      }
    return ClassifierProgram(
      program: program, input: built.inputs[0], judged: judged, outputs: built.outputs[0], classes: classes, rule: rule)
  }
}

/// A program for one shard of images with what stands for its input and its outputs.
struct ClassifierProgram {
  let program: Program
  let input: Value
  /// What the loss reads: the outputs, or what goes into their function.
  let judged: Value
  let outputs: Value
  let classes: Int
  let rule: any LossRule

  /// Writes images as the network reads them; the rows that are left become zero.
  func write(_ images: LabelledImages, _ indices: some Collection<Int>) {
    guard images.scaling == .unit else { return program.write(images.tensor(Array(indices)), to: input) }
    let size = input.shape.count
    images.pixels.withUnsafeBufferPointer { pixels in
      guard let bytes = pixels.baseAddress else { return }
      let examples = indices.map { index in
        precondition(index >= 0 && (index + 1) * size <= pixels.count, "there is no image \(index)")
        return bytes + index * size
      }
      program.write(bytes: examples, to: input)
    }
  }

  /// Scores the images of the last forward run.
  func score(_ labels: some Sequence<UInt16>) -> Tally { score(labels, weights: [], gradients: nil, scale: 1) }

  /// Scores the images of the last forward run and writes the gradients for a batch of `batchSize` images; the loss of each
  /// image is multiplied by the weight of its class, if there are any.
  func score(_ labels: some Sequence<UInt16>, batchSize: Int, weights: [Double]) -> Tally {
    score(labels, weights: weights, gradients: program.gradientBuffer(judged), scale: 1 / Double(batchSize))
  }

  private func score(
    _ labels: some Sequence<UInt16>, weights: [Double], gradients: UnsafeMutableBufferPointer<Float>?, scale: Double
  ) -> Tally {
    var tally = Tally()
    guard let values = program.plain(judged).baseAddress else { return tally }
    for label in labels {
      let (row, label) = (tally.count * classes, Int(label))
      let weight = weights.isEmpty ? 1 : weights[label]
      tally.loss +=
        weight
        * rule.loss(
          values + row, count: classes, label: label, gradient: gradients?.baseAddress.map { $0 + row },
          scale: scale * weight)
      tally.correct += prediction(values + row, count: classes) == label ? 1 : 0
      tally.count += 1
    }
    gradients?[(tally.count * classes)...].update(repeating: 0)
    return tally
  }
}

/// The place of the largest value, the first among equals.
func prediction(_ values: UnsafePointer<Float>, count: Int) -> Int {
  var best = 0
  for index in 1..<max(count, 1) where values[index] > values[best] { best = index }
  return best
}
