import Datasets
import Networks
import Tensors
import Testing
import Training

@Suite struct TrainerTests {
  @Test func trainingLearnsToTellBarsApart() throws {
    let trainer = try barTrainer(threads: 2, TrainingConfiguration(epochs: 20, batchSize: 16, learningRate: 0.02))
    while !trainer.isFinished { try trainer.trainEpoch() }
    #expect(trainer.history.map(\.epoch) == Array(1...20))
    #expect(trainer.history[19].validationAccuracy > 0.95)
    #expect(trainer.history[19].loss < trainer.history[0].loss / 2)
    let evaluation = try Predictor(trainer.network, weights: trainer.weights).evaluate(bars(90, seed: 6))
    #expect(evaluation.accuracy > 0.9)
  }

  @Test(arguments: [1, 2]) func theNumberOfThreadsChangesNoBit(strides: Int) throws {
    let checkpoints = try [1, 2, 3, 8].map { threads in
      let trainer = try barTrainer(threads: threads, strides: strides)
      while !trainer.isFinished { try trainer.trainEpoch() }
      return trainer.checkpoint.encoded(for: trainer.network)
    }
    #expect(Set(checkpoints).count == 1)
  }

  @Test func aResumedTrainingEndsWithTheSameBytes() throws {
    let whole = try barTrainer()
    while !whole.isFinished { try whole.trainEpoch() }

    let first = try barTrainer()
    try first.trainEpoch()
    let bytes = first.checkpoint.encoded(for: first.network)
    let second = try barTrainer(threads: 2, resuming: Checkpoint(decoding: bytes, for: first.network))
    #expect(second.history.count == 1)
    while !second.isFinished { try second.trainEpoch() }
    #expect(second.checkpoint == whole.checkpoint)
    #expect(second.checkpoint.encoded(for: whole.network) == whole.checkpoint.encoded(for: whole.network))
  }

  @Test func aCancelledEpochLeavesTheLastCheckpointAndCanBeRepeated() throws {
    let whole = try barTrainer()
    try whole.trainEpoch()
    try whole.trainEpoch()

    let stopped = try barTrainer()
    try stopped.trainEpoch()
    let kept = stopped.checkpoint
    var seen: [Int] = []
    #expect(throws: TrainingError.cancelled) {
      try stopped.trainEpoch { progress in
        seen.append(progress.batch)
        #expect(progress.epoch == 2 && progress.epochs == 3 && progress.batches == 5)
        if progress.batch == 3 { throw TrainingError.cancelled }
      }
    }
    #expect(seen == [1, 2, 3])
    #expect(stopped.checkpoint == kept)
    try stopped.trainEpoch()
    #expect(stopped.checkpoint == whole.checkpoint)
  }

  @Test func divergenceIsReportedWithAdviceAndKeepsTheLastCheckpoint() throws {
    var wild = shortTraining
    wild.learningRate = 1e30
    let trainer = try barTrainer(wild)
    let start = trainer.checkpoint
    #expect(throws: TrainingError.diverged(epoch: 1, learningRate: 1e30)) { try trainer.trainEpoch() }
    #expect(trainer.checkpoint == start)
    #expect(TrainingError.diverged(epoch: 1, learningRate: 1e30).description.contains("Lower the learning rate"))
  }

  @Test func lossAndAccuracyOfAnEpochAreMeansOverItsImages() throws {
    // With a vanishing learning rate and no dropout, training sees the same network as an evaluation.
    let network = try barNetwork(dropout: 0)
    let images = bars(200)
    var still = shortTraining
    still.learningRate = 1e-30
    let trainer = try Trainer(network, images: images, configuration: still)
    let record = try trainer.trainEpoch()
    let predictor = try Predictor(network, weights: trainer.weights)
    let training = try predictor.evaluate(images[0..<142])
    let validation = try predictor.evaluate(images[142..<200])
    #expect(abs(record.loss - training.loss) < 1e-6)
    #expect(record.accuracy == training.accuracy)
    #expect(abs(record.validationLoss - validation.loss) < 1e-6)
    #expect(record.validationAccuracy == validation.accuracy)
  }

  @Test func theSplitIsThatOfKeras() {
    #expect(TrainingConfiguration().trainingCount(of: 60_000) == 40_199)
  }

  @Test func whatDoesNotFitIsRefused() throws {
    let network = try barNetwork()
    #expect(throws: TrainingError.label(3, classes: 3)) { try Trainer(network, images: bars(50, classes: 4)) }
    #expect(throws: TrainingError.imageShape(expected: [1, 8, 7], found: [1, 2, 2])) {
      try Trainer(network, images: LabelledImages(pixels: [0, 0, 0, 0], labels: [0], shape: [1, 2, 2]))
    }
    #expect(throws: TrainingError.tooFewImages(training: 0, validation: 1)) { try Trainer(network, images: bars(1)) }
    #expect(throws: TrainingError.self) {
      try Trainer(network, images: bars(9), configuration: TrainingConfiguration(batchSize: 0))
    }
    let linear = try Network(
      yaml: "name: linear\ninput: [4]\nlayers:\n  - Dense: {units: 2}\n", file: "linear.yml")
    #expect(throws: TrainingError.loss(.categoricalCrossEntropy, layer: "dense", activation: nil)) {
      try Trainer(linear, images: bars(9))
    }
    let maps = try Network(
      yaml: "name: maps\ninput: [8, 7, 1]\nlayers:\n  - Conv2D: {filters: 2, kernel_size: 3, activation: softmax}\n",
      file: "maps.yml")
    #expect(throws: TrainingError.notAClassifier) { try Trainer(maps, images: bars(9)) }
  }
}
