import Insights
import Site
import Training

extension ReportRecord {
  /// What `report.json` says of a run: all settings that determine the content, and what came out.
  init(_ explanation: Explanation, _ trained: TrainedNetwork, run: RunSettings, site: SiteSettings) {
    let experiment = explanation.experiment
    let training = trained.settings.map { Self.settings($0.configuration, experiment.dataset.classes) } ?? []
    self.init(
      toolVersion: Tool.version,
      configuration: [
        ("dataset", .text(experiment.dataset.name)), ("network", .text(experiment.network.name)),
        ("trained", .flag(trained.settings != nil)), ("languages", .texts(site.languages.map(\.rawValue))),
        ("theme", .text(site.theme.rawValue)),
      ] + training,
      datasetName: experiment.dataset.name, trainCount: experiment.dataset.train.count - experiment.validationCount,
      validationCount: experiment.validationCount, testCount: experiment.dataset.test.count,
      classes: experiment.dataset.classes, networkName: experiment.network.name,
      parameters: experiment.network.parameterCount, layers: experiment.network.nodes.map(Layer.init),
      history: experiment.history.map {
        Epoch(
          epoch: $0.epoch, loss: $0.loss, accuracy: $0.accuracy, validationLoss: $0.validationLoss,
          validationAccuracy: $0.validationAccuracy)
      },
      loss: experiment.evaluation.loss, accuracy: experiment.evaluation.accuracy,
      confusion: experiment.evaluation.confusion, checkedSums: explanation.checkedSums)
  }

  /// How the network was trained; what was not asked for is left out.
  private static func settings(
    _ training: TrainingConfiguration, _ classes: [String]
  ) -> [(name: String, value: Setting)] {
    let weights = zip(classes, training.classWeights).map { "\($0)=\(ClassWeights.text($1))" }
    let stopping = training.earlyStopping.map { [("earlyStopping", Setting.text($0.text))] } ?? []
    return [
      ("epochs", .number(training.epochs)), ("batchSize", .number(training.batchSize)),
      ("seed", .text(String(training.seed))), ("learningRate", .decimal(training.learningRate)),
      ("optimizer", .text(training.optimizer.text)), ("schedule", .text(training.schedule.text)),
      ("loss", .text(training.loss.rawValue)), ("validationShare", .decimal(training.validationShare)),
    ] + stopping + (weights.isEmpty ? [] : [("classWeights", .texts(weights))])
      + (training.augmentation.isEmpty ? [] : [("augmentation", .text(training.augmentation.text))])
  }
}
