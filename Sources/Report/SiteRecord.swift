import Insights
import Site
import Training

extension ReportRecord {
  /// What `report.json` says of a run: all settings that determine the content, and what came out.
  init(_ explanation: Explanation, _ trained: TrainedNetwork, run: RunSettings, site: SiteSettings) {
    let experiment = explanation.experiment
    let training = trained.settings.map { $0.configuration.recorded(classes: experiment.dataset.classes) } ?? []
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
      history: experiment.history.map(Epoch.init),
      loss: experiment.evaluation.loss, accuracy: experiment.evaluation.accuracy,
      confusion: experiment.evaluation.confusion, checkedSums: explanation.checkedSums)
  }
}

extension TrainingConfiguration {
  /// How `report.json` tells these settings; what was not asked for is left out.
  func recorded(classes: [String]) -> [(name: String, value: ReportRecord.Setting)] {
    let weights = zip(classes, classWeights).map { "\($0)=\(ClassWeights.text($1))" }
    let stopping = earlyStopping.map { [("earlyStopping", ReportRecord.Setting.text($0.text))] } ?? []
    return [
      ("epochs", .number(epochs)), ("batchSize", .number(batchSize)), ("seed", .text(String(seed))),
      ("learningRate", .decimal(learningRate)), ("optimizer", .text(optimizer.text)),
      ("schedule", .text(schedule.text)), ("loss", .text(loss.rawValue)),
      ("validationShare", .decimal(validationShare)),
    ] + stopping + (weights.isEmpty ? [] : [("classWeights", .texts(weights))])
      + (augmentation.isEmpty ? [] : [("augmentation", .text(augmentation.text))])
  }
}

extension ReportRecord.Setting {
  /// The value as text, as it is read again from `report.json`.
  var text: String {
    switch self {
    case .text(let value): value
    case .number(let value): "\(value)"
    case .decimal(let value): "\(value)"
    case .flag(let value): "\(value)"
    case .texts(let values): values.joined(separator: ",")
    }
  }
}

extension ReportRecord.Epoch {
  /// What `report.json` says of an epoch.
  init(_ record: EpochRecord) {
    self.init(
      epoch: record.epoch, loss: record.loss, accuracy: record.accuracy, validationLoss: record.validationLoss,
      validationAccuracy: record.validationAccuracy)
  }
}
