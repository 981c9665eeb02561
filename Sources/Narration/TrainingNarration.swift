import Foundation
import Insights
import Networks
import Site
import Training

extension Narrator {
  func trainingContent() throws -> TrainingContent {
    let settings = run.training
    let (configuration, steps) = (settings?.configuration, settings?.stepsPerEpoch)
    let curves = explanation.learningCurves
    return TrainingContent(
      isTrained: settings != nil && curves != nil,
      epochs: numbers.integer(experiment.history.count),
      batchSize: configuration.map { numbers.integer($0.batchSize) } ?? "", recipe: try recipeContent(),
      learningRate: configuration.map { shortest($0.learningRate) } ?? "",
      seed: configuration.map { String($0.seed) } ?? "",
      stepsPerEpoch: steps.map(numbers.integer) ?? "",
      steps: steps.map { numbers.integer($0 * experiment.history.count) } ?? "",
      history: experiment.history.map(epoch), best: curves.map { epoch($0.epochs[$0.best]) },
      kept: keptRecord.map(epoch),
      gap: keptRecord.map { points(abs($0.accuracy - $0.validationAccuracy)) },
      code: trainingCode())
  }

  /// The epoch whose weights the network has.
  private var keptRecord: EpochRecord? {
    guard let stopping = run.training?.configuration.earlyStopping, stopping.restoresBestWeights else {
      return experiment.history.last
    }
    return stopping.best(of: experiment.history).map { experiment.history[$0] }
  }

  private func epoch(_ record: EpochRecord) -> EpochContent {
    EpochContent(
      epoch: numbers.integer(record.epoch), loss: numbers.decimal(record.loss, places: 4),
      accuracy: numbers.percent(record.accuracy, places: 2),
      validationLoss: numbers.decimal(record.validationLoss, places: 4),
      validationAccuracy: numbers.percent(record.validationAccuracy, places: 2))
  }

  /// The whole experiment as programs, for who wants to run it elsewhere.
  private func trainingCode() -> [CodeListing] {
    let data = experiment.dataset
    var recipe: TrainingRecipe?
    if case .libraries(let keras, let torchvision) = data.loader {
      let base = TrainingRecipe(
        dataset: keras, torchvision: torchvision, shape: data.train.shape, classes: data.classes.count)
      recipe = run.training.map { $0.configuration.recipe(base, for: network, stepsPerEpoch: $0.stepsPerEpoch) } ?? base
    }
    // Data that no library has are not loaded: only the network is shown.
    return [
      CodeListing(title: "tf.Keras", text: network.kerasCode(recipe)),
      CodeListing(title: "PyTorch", text: network.pytorchCode(recipe)),
    ]
  }

  /// Whether a library has the data: without them there is no training program that others could go on from.
  var isElsewhere: Bool {
    if case .libraries = experiment.dataset.loader { true } else { false }
  }

  /// A difference of two percentages.
  private func points(_ share: Double) -> String { numbers.decimal(share * 100, places: 2) }
}
