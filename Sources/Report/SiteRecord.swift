import Insights
import Site

extension ReportRecord {
  /// What `report.json` says of a run: all settings that determine the content, and what came out.
  init(_ explanation: Explanation, _ trained: TrainedNetwork, run: RunSettings, site: SiteSettings) {
    let experiment = explanation.experiment
    let training: [(name: String, value: Setting)] =
      trained.settings.map {
        [
          ("epochs", .number($0.epochs)), ("batchSize", .number($0.batchSize)), ("seed", .text(String($0.seed))),
          ("learningRate", .decimal($0.learningRate)), ("optimizer", .text("adam")),
          ("loss", .text("categorical_crossentropy")), ("validationShare", .decimal(TrainedNetwork.validationShare)),
        ]
      } ?? []
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
}
