import Datasets
import Foundation
import Insights
import Networks
import Support
import Training

/// One of two runs that are compared, with its answers to the test images where they can be had.
struct ComparedRun {
  var record: RunRecord
  /// The answers; `nil` where the weights are not at hand.
  let evaluation: Evaluation?
  /// The test images; `nil` without answers.
  let dataset: Dataset?
  /// Whether the network ends in softmax.
  let areProbabilities: Bool

  /// A run by the directory of its site, or a network that is trained, or taken from the cache, with the settings.
  static func named(_ name: String, _ run: RunSettings, console: Console) throws -> ComparedRun {
    if isSite(name) { return try ComparedRun(site: name, threads: run.threads, console: console) }
    guard Inputs.isPath(name) || Network.isNamed(name) else { throw ComparisonError.unknownRun(name) }
    var run = run
    run.network = name
    var clock = try StageClock(savingTo: nil)
    return ComparedRun(try TrainedNetwork(Inputs(run, console: console), run, console: console, clock: &clock))
  }

  private init(_ trained: TrainedNetwork) {
    record = RunRecord(trained)
    (evaluation, dataset) = (trained.evaluation, trained.dataset)
    areProbabilities = trained.network.endsInSoftmax
  }

  /// Whether a name is the directory of a site, which then counts before a network of that name.
  static func isSite(_ name: String) -> Bool { FileManager.default.fileExists(atPath: name + "/report.json") }

  private init(site: String, threads: Int?, console: Console) throws {
    let name = URL(fileURLWithPath: site).standardizedFileURL.lastPathComponent
    let record = try RunRecord(reportAt: site + "/report.json", label: name)
    self.record = record
    guard let (trained, inputs) = try ComparedRun.fromCache(record, threads: threads, console: console) else {
      (evaluation, dataset, areProbabilities) = (nil, nil, true)
      return
    }
    let options = TrainingOptions(threads: threads)
    let evaluation = try Predictor(
      inputs.network, weights: trained.result, loss: trained.configuration.loss, options: options
    )
    .evaluate(inputs.dataset.test)
    // Weights that answer differently are not those that the site speaks of.
    let isSame = evaluation.confusion == record.confusion
    (self.evaluation, dataset) = isSame ? (evaluation, inputs.dataset) : (nil, nil)
    areProbabilities = inputs.network.endsInSoftmax
  }

  /// The end of the training that a site tells of, if its network has a name and the cache still holds it.
  private static func fromCache(
    _ record: RunRecord, threads: Int?, console: Console
  ) throws -> (Checkpoint, Inputs)? {
    guard let settings = try? RunSettings(record), let inputs = try? Inputs(settings, console: console),
      inputs.network.parameterCount == record.parameters, inputs.dataset.test.count == record.test,
      let configuration = try? settings.configuration(for: inputs.dataset)
    else { return nil }
    let training = CachedTraining(
      inputs.network, inputs.dataset, configuration, TrainingOptions(threads: threads), console: console)
    return training.finished().map { ($0, inputs) }
  }
}

extension RunRecord {
  /// A run that was trained now.
  fileprivate init(_ trained: TrainedNetwork) {
    let (dataset, configuration) = (trained.dataset, trained.settings?.configuration)
    let training =
      trained.settings?.trainingCount
      ?? TrainingConfiguration(validationShare: TrainedNetwork.validationShare).trainingCount(of: dataset.train.count)
    self.init(
      label: trained.network.name, dataset: dataset.name, network: trained.network.name, classes: dataset.classes,
      training: training, validation: dataset.train.count - training, test: dataset.test.count,
      layers: trained.network.nodes.map {
        Layer(
          name: $0.name, kind: $0.kind, shape: $0.outputShape.channelsLast, parameters: $0.parameterCount,
          flops: $0.flops)
      },
      settings: configuration.map { $0.recorded(classes: dataset.classes).map { Setting($0.name, $0.value.text) } }
        ?? [],
      history: trained.history, loss: trained.evaluation.loss, accuracy: trained.evaluation.accuracy,
      confusion: trained.evaluation.confusion)
  }
}

extension RunSettings {
  /// The settings that a record tells of; throws where it does not tell them, or where they make no sense.
  fileprivate init(_ record: RunRecord) throws {
    func text(_ name: String) -> String? { record.settings.first { $0.name == name }?.value }
    self.init(dataset: record.dataset, network: record.network)
    guard Network.isNamed(record.network), let epochs = text("epochs").flatMap(Int.init),
      let batch = text("batchSize").flatMap(Int.init), let seed = text("seed").flatMap(UInt64.init),
      let rate = text("learningRate").flatMap(Double.init)
    else { throw ComparisonError.unknownRun(record.network) }
    (self.epochs, batchSize, self.seed, learningRate) = (epochs, batch, seed, rate)
    let options: [(RecipeSettings.Option, String)] = [
      (.loss, "loss"), (.optimizer, "optimizer"), (.schedule, "schedule"), (.earlyStopping, "earlyStopping"),
      (.classWeight, "classWeights"),
    ]
    for (option, name) in options {
      if let value = text(name) { try recipe.set(option, value) }
    }
  }
}
