import Datasets
import Foundation
import ModelFiles
import Networks
import Pretrained
import Support
import Training

/// Trains a new head, and no more of it than is asked for, on a network that others trained.
public struct FineTuning {
  /// On what a network is built.
  public struct Base: Sendable {
    /// The name of the trained network.
    public var model: String
    /// The last layer that does not learn; `nil` for the last one before the head.
    public var freeze: String?
    /// Whether its weights are random instead of trained, to see what they are worth.
    public var isUntrained: Bool

    /// A base.
    public init(model: String, freeze: String? = nil, isUntrained: Bool = false) {
      (self.model, self.freeze, self.isUntrained) = (model, freeze, isUntrained)
    }
  }

  private let run: RunSettings
  private let base: Base
  private let console: Console

  /// A training with these settings, of which network and image size are those of the base.
  public init(_ run: RunSettings, on base: Base, console: Console) {
    (self.run, self.base, self.console) = (run, base, console)
  }

  /// The numbers that are kept for all images take no more than this.
  private static let memoryLimit = 1 << 31

  /// Trains, evaluates the whole network on the test images, saves it if a file is named, and gives the result in one line.
  public func run(savingTo file: String?) throws -> String {
    var clock = try StageClock(savingTo: run.timings)
    if let file { try Files.checkWritable(file) }
    let model = try PretrainedModel.named(base.model)
    _ = try model.file()
    let dataset = try clock.measure(.load) { try images(for: model) }
    let tuned = try TunedNetwork(model, classes: dataset.classes.count, freezing: base.freeze)
    let result = try clock.measure(.train) { try train(tuned, dataset) }
    let evaluation = try clock.measure(.evaluate) {
      try Predictor(tuned.network, weights: result.weights, loss: result.loss, options: options).evaluate(dataset.test)
    }
    console.say("test images: \(evaluation.wrongCount) of \(dataset.test.count) wrong")
    if let file {
      let notes = ModelNotes(preparation: model.preprocessing.text, classes: dataset.classes)
      try ModelFile.save(tuned.network, result.weights, notes: notes, to: file)
      console.say("saved \(file.printable())")
    }
    try clock.save()
    return String(format: "loss %.6f accuracy %.4f", evaluation.loss, evaluation.accuracy)
  }

  private var options: TrainingOptions { TrainingOptions(threads: run.threadCount) }

  /// The images as the base reads them: pictures of a folder at its own size, others made larger.
  private func images(for model: PretrainedModel) throws -> Dataset {
    try Inputs.fetch(run, console: console)
    var request = try run.request()
    let preparation = model.preprocessing
    request.frame = PictureFrame(
      size: PictureFrame.Size(rows: preparation.rows, columns: preparation.columns), channels: 3)
    request.frame.crop = preparation.crop
    return try request.load().prepared(preparation)
  }

  private func train(
    _ tuned: TunedNetwork, _ dataset: Dataset
  ) throws -> (weights: Weights, loss: Loss) {
    let front = try tuned.frontWeights(untrained: base.isUntrained ? run.seed : nil)
    let extractor = try FeatureExtractor(tuned.front, weights: front, options: options)
    guard extractor.count * 4 * dataset.train.count <= Self.memoryLimit else {
      throw ConfigurationError.badSetting(
        place: "--freeze", key: tuned.frozen,
        reason: "what it makes of \(dataset.train.count) images takes more than 2 gigabytes; freeze a later layer")
    }
    console.say(
      "\(tuned.network.name): \(tuned.front.trainableCount) parameters up to \(tuned.frozen) stay, "
        + "\(tuned.learningCount) learn; computing \(extractor.count) features of each of \(dataset.train.count) images"
    )
    let features: LabelledImages
    do {
      features = try extractor.features(of: dataset.train) { !Interruption.isRequested }
    } catch TrainingError.cancelled {
      throw Interrupted(note: "nothing was kept")
    }
    let configuration = try run.configuration(for: dataset)
    let trainer = try Trainer(
      tuned.back, images: features, configuration: configuration, options: options,
      resuming: tuned.start(configuration, untrained: base.isUntrained))
    var progress = TrainingProgress(console, epochs: configuration.epochs)
    while !trainer.isFinished { try trainEpoch(trainer, &progress) }
    return (try tuned.weights(front: front, back: trainer.weights), configuration.loss)
  }

  private func trainEpoch(_ trainer: Trainer, _ progress: inout TrainingProgress) throws {
    defer { console.clearBar() }
    let record = try trainer.trainEpoch { batch in
      progress.update(batch)
      try Interruption.check("nothing was kept")
    }
    progress.finish(record)
  }
}
