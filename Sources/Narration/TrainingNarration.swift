import Foundation
import Insights
import Networks
import Site
import Training

extension Narrator {
  func trainingContent() -> TrainingContent {
    let settings = run.training
    let steps = settings.map { ($0.trainingCount + $0.batchSize - 1) / $0.batchSize }
    let curves = explanation.learningCurves
    return TrainingContent(
      isTrained: settings != nil && curves != nil,
      epochs: settings.map { numbers.integer($0.epochs) } ?? "",
      batchSize: settings.map { numbers.integer($0.batchSize) } ?? "",
      learningRate: settings.map { exact($0.learningRate) } ?? "",
      seed: settings.map { String($0.seed) } ?? "",
      stepsPerEpoch: steps.map(numbers.integer) ?? "",
      steps: steps.flatMap { steps in settings.map { numbers.integer(steps * $0.epochs) } } ?? "",
      history: experiment.history.map(epoch), best: curves.map { epoch($0.epochs[$0.best]) },
      gap: curves?.epochs.last.map { points(abs($0.accuracy - $0.validationAccuracy)) },
      guessingLoss: numbers.decimal(log(Double(max(1, experiment.dataset.classes.count))), places: 3),
      code: trainingCode())
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
    var recipe = TrainingRecipe(
      dataset: experiment.dataset.name, shape: experiment.dataset.train.shape,
      classes: experiment.dataset.classes.count)
    if let settings = run.training {
      (recipe.epochs, recipe.batchSize, recipe.learningRate) =
        (settings.epochs, settings.batchSize, settings.learningRate)
    }
    return [
      CodeListing(title: "tf.Keras", text: network.kerasCode(recipe)),
      CodeListing(title: "PyTorch", text: network.pytorchCode(recipe)),
    ]
  }

  /// A difference of two percentages.
  private func points(_ share: Double) -> String { numbers.decimal(share * 100, places: 2) }
}
