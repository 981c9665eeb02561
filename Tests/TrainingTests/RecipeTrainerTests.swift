import Networks
import Testing
import Training

@Suite("Any recipe trains, and a training that stopped and went on ends with the same bytes")
struct RecipeTrainerTests {
  private func configuration(_ optimizer: String, schedule: String = "constant") throws -> TrainingConfiguration {
    var result = shortTraining
    result.optimizer = try Optimizers.optimizer(optimizer)
    result.schedule = try Schedule(schedule)
    return result
  }

  /// Trains to the end, through bytes after each epoch if asked to.
  private func bytes(
    _ configuration: TrainingConfiguration, network: Network? = nil, interrupted: Bool = false, threads: Int = 1
  ) throws -> [UInt8] {
    let network = try network ?? barNetwork()
    func trainer(_ checkpoint: Checkpoint?) throws -> Trainer {
      try Trainer(
        network, images: bars(200), configuration: configuration, options: TrainingOptions(threads: threads),
        resuming: checkpoint)
    }
    var now = try trainer(nil)
    while !now.isFinished {
      try now.trainEpoch()
      if interrupted {
        now = try trainer(Checkpoint(decoding: now.checkpoint.encoded(for: network), for: network))
      }
    }
    return now.checkpoint.encoded(for: network)
  }

  @Test(arguments: [
    ("sgd", "constant"), ("sgd:momentum=0.9", "cosine:warmup_steps=4"), ("sgd:momentum=0.9,nesterov", "polynomial"),
    ("rmsprop", "exponential:decay_rate=0.5,decay_steps=1,per=epoch"), ("rmsprop:momentum=0.5,centered", "constant"),
    ("rmsprop:centered", "piecewise:boundaries=3/9,values=0.01/0.005/0.001"), ("adam", "cosine:per=epoch"),
    ("adamw:weight_decay=0.1", "exponential:decay_rate=0.1"),
  ])
  func aResumedTrainingEndsWithTheSameBytes(optimizer: String, schedule: String) throws {
    let configuration = try configuration(optimizer, schedule: schedule)
    let whole = try bytes(configuration)
    #expect(try bytes(configuration, interrupted: true) == whole)
    #expect(try bytes(configuration, interrupted: true, threads: 3) == whole)
  }

  @Test func everyRecipeIsKeptInACheckpoint() throws {
    var configuration = try configuration("rmsprop:momentum=0.5,centered", schedule: "cosine:alpha=0.1")
    configuration.loss = .meanSquaredError
    configuration.earlyStopping = try EarlyStopping("2:monitor=val_accuracy,min_delta=0.01")
    configuration.classWeights = [1, 2.5, 0]
    let trainer = try barTrainer(configuration)
    try trainer.trainEpoch()
    let read = try Checkpoint(decoding: trainer.checkpoint.encoded(for: trainer.network), for: trainer.network)
    #expect(read == trainer.checkpoint)
    #expect(read.configuration == configuration)
    #expect(read.slots.count == 3)
  }

  @Test(arguments: ["val_loss", "val_accuracy"])
  func earlyStoppingGivesTheWeightsOfTheBestEpochHoweverOftenItWasInterrupted(monitor: String) throws {
    var configuration = shortTraining
    (configuration.epochs, configuration.learningRate) = (60, 0.05)
    configuration.earlyStopping = try EarlyStopping("3:monitor=\(monitor)")
    let network = try barNetwork()
    let whole = try Checkpoint(decoding: bytes(configuration), for: network)
    #expect(whole.isFinished && whole.history.count < 60)
    #expect(try bytes(configuration, interrupted: true, threads: 2) == bytes(configuration))

    // A training of just as many epochs as the best one ends with the same weights.
    let best = try #require(configuration.earlyStopping?.best(of: whole.history))
    #expect(whole.history.count - 1 - best == 3)
    var short = configuration
    (short.epochs, short.earlyStopping) = (best + 1, nil)
    let expected = try Checkpoint(decoding: bytes(short), for: network)
    #expect(whole.result == expected.weights)
    #expect(whole.result != whole.weights)
    let evaluation = try Predictor(network, weights: whole.result).evaluate(bars(200)[142..<200])
    #expect(abs(evaluation.loss - whole.history[best].validationLoss) < 1e-9)

    // Without going back to the best it gives the last.
    configuration.earlyStopping = try EarlyStopping("3:monitor=\(monitor),restore_best_weights=no")
    let last = try Checkpoint(decoding: bytes(configuration), for: network)
    #expect(last.best == nil && last.result == whole.weights)
  }

  @Test func aTrainingThatGoesOnForLongerKeepsItsScheduleOrIsRefused() throws {
    for (schedule, isAllowed) in [("cosine", false), ("cosine:decay_steps=20", true), ("constant", true)] {
      let start = try configuration("adam", schedule: schedule)
      let trainer = try barTrainer(start)
      try trainer.trainEpoch()
      var longer = start
      longer.epochs = 7
      if isAllowed {
        #expect(try barTrainer(longer, resuming: trainer.checkpoint).checkpoint.configuration == longer)
      } else {
        #expect(throws: TrainingError.foreignCheckpoint("its settings are others than those of this training")) {
          try barTrainer(longer, resuming: trainer.checkpoint)
        }
      }
    }
  }

  @Test(arguments: [
    (Loss.binaryCrossEntropy, "sigmoid"), (.meanSquaredError, "linear"), (.meanSquaredError, "softmax"),
    (.categoricalCrossEntropy, "sigmoid"), (.binaryCrossEntropy, "softmax"), (.meanSquaredError, "relu"),
  ])
  func aNetworkThatEndsInAnyFunctionLearns(loss: Loss, activation: String) throws {
    let network = try Network(
      yaml: """
        name: ends
        input: [8, 7, 1]
        layers:
          - Conv2D: {name: conv, filters: 4, kernel_size: 3, activation: relu}
          - Flatten: {name: flat}
          - Dense: {name: out, units: 3, activation: \(activation)}
        """, file: "ends.yml")
    var configuration = TrainingConfiguration(epochs: 12, batchSize: 16, learningRate: 0.01, loss: loss)
    configuration.classWeights = [1, 1, 1]
    let trainer = try Trainer(network, images: bars(200), configuration: configuration)
    while !trainer.isFinished { try trainer.trainEpoch() }
    let evaluation = try Predictor(network, weights: trainer.weights, loss: loss).evaluate(bars(90, seed: 6))
    #expect(evaluation.accuracy > 0.9, "\(loss.rawValue) after \(activation): \(evaluation.accuracy)")
    #expect(evaluation.lossFunction == loss)
    configuration.classWeights = []
    let unweighted = try Trainer(network, images: bars(200), configuration: configuration)
    try unweighted.trainEpoch()
    #expect(unweighted.history[0] == trainer.history[0], "weights of 1 change nothing")
  }

  @Test func aClassWithoutWeightIsNotLearned() throws {
    var configuration = TrainingConfiguration(epochs: 12, batchSize: 16, learningRate: 0.02)
    configuration.classWeights = [1, 0, 1]
    let trainer = try Trainer(barNetwork(dropout: 0), images: bars(200), configuration: configuration)
    while !trainer.isFinished { try trainer.trainEpoch() }
    let confusion = try Predictor(trainer.network, weights: trainer.weights).evaluate(bars(90, seed: 6)).confusion
    #expect(confusion[1][1] == 0 && confusion[0][0] > 20 && confusion[2][2] > 20)
  }

  @Test func whatDoesNotFitIsRefused() throws {
    var configuration = shortTraining
    configuration.classWeights = [1, 2]
    #expect(throws: TrainingError.configuration("there must be a weight for each of the 3 classes")) {
      try barTrainer(configuration)
    }
    configuration.classWeights = [1, 2, -1]
    #expect(throws: TrainingError.configuration("the weight of a class must be 0 or above")) {
      try barTrainer(configuration)
    }
    for activation in ["linear", "relu", "tanh"] {
      let network = try Network(
        yaml: "name: n\ninput: [8, 7, 1]\nlayers:\n  - Flatten\n  - Dense: {units: 3, activation: \(activation)}\n",
        file: "n.yml")
      for loss in [Loss.categoricalCrossEntropy, .binaryCrossEntropy] {
        let refusal = #expect(throws: TrainingError.self) {
          try Trainer(network, images: bars(50), configuration: TrainingConfiguration(loss: loss))
        }
        #expect(refusal?.description.contains("ends in \(activation): give it softmax or sigmoid") == true)
      }
    }
  }
}
