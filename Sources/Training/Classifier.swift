import Datasets
import Engine
import Networks
import Tensors

/// A network that tells classes of images apart, with the loss that judges it: inputs of one shape, which are all fed the same
/// image, and outputs that are vectors of one length, which are all held against the same class.
///
/// As in Keras the losses of several outputs are added. The first output is the network's answer.
struct Classifier: Sendable {
  let network: Network
  let inputShape: Shape
  let classes: Int
  /// The images of a shard on which the engine's own kernels work, if they are the faster ones for this network.
  let laneCount: Int?
  /// By output.
  private let rules: [any LossRule]

  init(_ network: Network, _ loss: Loss) throws {
    let answers = network.outputs.compactMap(network.node(named:))
    guard let first = answers.first, first.outputShape.rank == 1, Set(network.outputs).count == network.outputs.count,
      answers.allSatisfy({ $0.outputShape == first.outputShape }),
      network.inputs.allSatisfy({ $0.shape == network.inputs[0].shape })
    else { throw TrainingError.notAClassifier }
    rules = try answers.map { answer in
      guard let rule = loss.rule(after: answer.layer.activation) else {
        throw TrainingError.loss(loss, layer: answer.name, activation: answer.layer.activation)
      }
      return rule
    }
    (self.network, inputShape, classes) = (network, network.inputs[0].shape, first.outputShape.count)
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
    let judged = try zip(network.outputs, zip(built.outputs, rules)).map { name, answer in
      let place = network.nodes.firstIndex { $0.name == name }
      let (output, rule) = answer
      guard let value = rule.readsLogits ? place.flatMap({ built.nodes[$0].preActivation }) : output else {
        throw TrainingError.notAClassifier
      }
      return ClassifierProgram.Judged(value: value, rule: rule)
    }
    let values = judged.map(\.value)
    let program =
      switch mode {
      case .training: try builder.compile(outputs: values)
      case .inference, .differentiation: try builder.compile(outputs: built.outputs, readable: values)
      }
    return ClassifierProgram(
      program: program, inputs: built.inputs, judged: judged, outputs: built.outputs[0], classes: classes)
  }
}

/// A program for one shard of images with what stands for its input and its outputs.
struct ClassifierProgram {
  /// What a loss reads, an output or what goes into its function, and that loss.
  struct Judged {
    let value: Value
    let rule: any LossRule
  }

  let program: Program
  let inputs: [Value]
  /// By output, the answer first.
  let judged: [Judged]
  /// The answer.
  let outputs: Value
  let classes: Int

  /// Writes images as the network reads them; the rows that are left become zero.
  func write(_ images: LabelledImages, _ indices: some Collection<Int>) {
    guard images.scaling == .unit, !images.areFeatures else {
      let prepared = images.tensor(Array(indices))
      for input in inputs { program.write(prepared, to: input) }
      return
    }
    let size = inputs[0].shape.count
    images.pixels.withUnsafeBufferPointer { pixels in
      guard let bytes = pixels.baseAddress else { return }
      let examples = indices.map { index in
        precondition(index >= 0 && (index + 1) * size <= pixels.count, "there is no image \(index)")
        return bytes + index * size
      }
      for input in inputs { program.write(bytes: examples, to: input) }
    }
  }

  /// Writes images as the network reads them after what an augmentation does to them in an epoch, counted from 1.
  func write(
    _ images: LabelledImages, _ indices: some Collection<Int>, _ augmentation: Augmentation, epoch: Int, seed: UInt64
  ) {
    if augmentation.isEmpty { return write(images, indices) }
    let changed = images.tensor(indices, augmentedBy: augmentation, epoch: epoch, seed: seed)
    for input in inputs { program.write(changed, to: input) }
  }

  /// Scores the images of the last forward run.
  func score(_ labels: some Sequence<UInt16>) -> Tally { score(labels, weights: [], batchSize: nil) }

  /// Scores the images of the last forward run and writes the gradients for a batch of `batchSize` images; the loss of each
  /// image is multiplied by the weight of its class, if there are any.
  func score(_ labels: some Sequence<UInt16>, batchSize: Int, weights: [Double]) -> Tally {
    score(labels, weights: weights, batchSize: batchSize)
  }

  /// The losses of all outputs together, and how often the first of them is right.
  private func score(_ labels: some Sequence<UInt16>, weights: [Double], batchSize: Int?) -> Tally {
    var sum = Tally()
    for (index, judged) in judged.enumerated() {
      let tally = score(judged, labels, weights: weights, batchSize: batchSize)
      if index == 0 { sum = tally } else { sum.loss += tally.loss }
    }
    return sum
  }

  private func score(
    _ judged: Judged, _ labels: some Sequence<UInt16>, weights: [Double], batchSize: Int?
  ) -> Tally {
    let gradients = batchSize == nil ? nil : program.gradientBuffer(judged.value)
    let scale = 1 / Double(batchSize ?? 1)
    var tally = Tally()
    guard let values = program.plain(judged.value).baseAddress else { return tally }
    for label in labels {
      let (row, label) = (tally.count * classes, Int(label))
      let weight = weights.isEmpty ? 1 : weights[label]
      tally.loss +=
        weight
        * judged.rule.loss(
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
