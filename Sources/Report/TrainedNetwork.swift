import Datasets
import Foundation
import Insights
import ModelFiles
import Narration
import Networks
import Support
import Tensors
import Training

/// A network with its weights, from a file, from the cache, or trained now, and how it does on the test images.
struct TrainedNetwork {
  let dataset: Dataset
  let network: Network
  let weights: Weights
  let history: [EpochRecord]
  let evaluation: Evaluation
  /// How it was trained; `nil` if the weights came from a file.
  let settings: Narrator.RunFacts.Settings?
  private let threads: Int

  /// A network that is there already, with what is known of it.
  init(
    dataset: Dataset, network: Network, weights: Weights, history: [EpochRecord], evaluation: Evaluation,
    settings: Narrator.RunFacts.Settings?, threads: Int
  ) {
    (self.dataset, self.network, self.weights) = (dataset, network, weights)
    (self.history, self.evaluation, self.settings, self.threads) = (history, evaluation, settings, threads)
  }

  /// The share of the training images, from the end, that validates: that of the lecture.
  static let validationShare = 0.33

  init(_ inputs: Inputs, _ run: RunSettings, console: Console, clock: inout StageClock) throws {
    (dataset, network, threads) = (inputs.dataset, inputs.network, run.threadCount)
    try Interruption.check()
    let options = TrainingOptions(threads: run.threadCount)
    if let weights = inputs.weights {
      (self.weights, history, settings) = (weights, [], nil)
    } else {
      let configuration = try run.configuration(for: dataset)
      let checkpoint = try clock.measure(.train) {
        try CachedTraining(inputs.network, inputs.dataset, configuration, options, console: console)
          .run(anew: run.retrain)
      }
      (weights, history) = (checkpoint.result, checkpoint.history)
      settings = Narrator.RunFacts.Settings(
        configuration: configuration, trainingCount: configuration.trainingCount(of: inputs.dataset.train.count))
    }
    let (network, weights, test, loss) = (network, weights, dataset.test, settings?.configuration.loss)
    evaluation = try clock.measure(.evaluate) {
      try Predictor(network, weights: weights, loss: loss, options: options).evaluate(test)
    }
    try Interruption.check("the next run goes on with the trained network")
    console.say(
      String(
        format: "test images: loss %.4f, accuracy %.2f %% (%d of %d wrong)", evaluation.loss,
        evaluation.accuracy * 100, evaluation.wrongCount, test.count))
  }

  /// Everything there is to explain about it.
  func explanation() throws -> Explanation {
    let camera = try GreyImage.camera()
    let training = TrainingConfiguration(validationShare: TrainedNetwork.validationShare)
    let experiment = try Experiment(
      network: network, weights: weights, dataset: dataset,
      validationCount: dataset.train.count - training.trainingCount(of: dataset.train.count), history: history,
      evaluation: evaluation)
    return try Explanation(
      of: experiment, photograph: Tensor([camera.rows, camera.columns], camera.pixels.map(Float.init)),
      threads: threads)
  }
}

extension RunSettings {
  /// The settings of the training, with the weights of the classes of the data.
  func configuration(for dataset: Dataset) throws -> TrainingConfiguration {
    TrainingConfiguration(
      epochs: epochs, batchSize: batchSize, seed: seed, learningRate: startingRate,
      validationShare: TrainedNetwork.validationShare, loss: recipe.loss, optimizer: recipe.optimizer,
      schedule: recipe.schedule, earlyStopping: recipe.earlyStopping,
      classWeights: try ClassWeights.all(recipe.classWeights, of: dataset), augmentation: recipe.augmentation)
  }
}

extension Evaluation {
  /// How many images were classified wrongly.
  var wrongCount: Int { confusion.joined().reduce(0, +) - confusion.indices.reduce(0) { $0 + confusion[$1][$1] } }
}
