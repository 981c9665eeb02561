import Datasets
import Engine
import Networks
import Tensors

/// A network that tells classes of images apart: one input, one output, and softmax at the end.
struct Classifier: Sendable {
  let network: Network
  let inputShape: Shape
  let classes: Int
  /// The images of a shard on which the engine's own kernels work, if they are the faster ones for this network.
  let laneCount: Int?

  init(_ network: Network) throws {
    guard network.inputs.count == 1, network.outputs.count == 1, let last = network.node(named: network.outputs[0]),
      last.layer.activation == .softmax, last.outputShape.rank == 1
    else { throw TrainingError.notAClassifier }
    (self.network, inputShape, classes) = (network, network.inputs[0].shape, last.outputShape.count)
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
    guard let last = network.nodes.firstIndex(where: { $0.name == network.outputs[0] }),
      let logits = built.nodes[last].preActivation
    else { throw TrainingError.notAClassifier }
    let program =
      switch mode {
      case .training: try builder.compile(outputs: [logits])
      case .inference: try builder.compile(outputs: built.outputs, readable: [logits])
      }
    return ClassifierProgram(
      program: program, input: built.inputs[0], logits: logits, probabilities: built.outputs[0],
      loss: CrossEntropy(classes: classes))
  }
}

/// A program for one shard of images with what stands for its input and its outputs.
struct ClassifierProgram {
  let program: Program
  let input, logits, probabilities: Value
  let loss: CrossEntropy

  /// Writes images as numbers from 0 to 1; the rows that are left become zero.
  func write(_ images: LabelledImages, _ indices: some Collection<Int>) {
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

  /// Scores the images of the last forward run; in training, writes the gradients for a batch of `batchSize` images.
  func score(_ labels: some Sequence<UInt8>, batchSize: Int?) -> Tally {
    var tally = Tally()
    guard let logits = program.plain(logits).baseAddress else { return tally }
    let gradients = batchSize.map { _ in program.gradientBuffer(self.logits) }
    let scale = 1 / Double(batchSize ?? 1)
    for label in labels {
      let row = tally.count * loss.classes
      loss.score(
        logits + row, label: Int(label), gradient: gradients?.baseAddress.map { $0 + row }, scale: scale, into: &tally)
    }
    gradients?[(tally.count * loss.classes)...].update(repeating: 0)
    return tally
  }
}
