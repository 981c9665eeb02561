import ArgumentParser
import Foundation
import Report

/// The options of every command that needs a trained network.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The network: a name (see 'cnn-viz networks'), a YAML file, or a file of Keras (.json, .keras, .h5), whose weights are "
        + "not used. Default: that of the data, for mnist lecture.",
      valueName: "name|file"))
  var network: String?

  @Option(
    help: ArgumentHelp(
      "A file with trained weights (safetensors, .keras, .h5) to explain instead of training.", valueName: "file"),
    completion: .file()
  )
  var model: String?

  @Option(
    help: ArgumentHelp(
      "How many epochs to train. Default: that of the data, for mnist 5.", valueName: "count"))
  var epochs: Int?

  @Option(
    help: ArgumentHelp(
      "How many images make one training step. Default: 32.", valueName: "count"))
  var batch: Int?

  @Option(
    help: ArgumentHelp(
      "Where all random numbers start; the same seed gives the same bytes. Default: 1.", valueName: "number"))
  var seed: UInt64?

  @Option(
    name: .customLong("learning-rate"),
    help: ArgumentHelp(
      "The learning rate at the start. Default: 0.001, with sgd 0.01.", valueName: "number"))
  var learningRate: Double?

  @OptionGroup var recipe: RecipeOptions
  @OptionGroup var pictures: PictureOptions

  @Option(
    help: ArgumentHelp(
      "How many threads compute; the result does not depend on it. Default: one per core.", valueName: "count"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "A YAML file with options, one 'name: value' per line, for which the command line gives none: "
        + ConfigurationFile.keys.joined(separator: ", ") + ".",
      valueName: "file"), completion: .file())
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Write the seconds of each stage to this file, as JSON.", valueName: "file"), completion: .file())
  var timings: String?

  @Flag(help: "Train anew even if this very run is in the cache.")
  var retrain = false

  func validate() throws {
    try check(epochs, in: 1...10_000, "--epochs")
    try check(batch, in: 1...8192, "--batch")
    try check(threads, in: 1...256, "--threads")
    if let learningRate, !(learningRate > 0 && learningRate.isFinite) {
      throw ValidationError("--learning-rate must be a number greater than 0.")
    }
    try recipe.check(learningRate: learningRate)
    if model != nil { try refuseTrainingOptions() }
  }

  /// Whether any option says how to train.
  var givesTraining: Bool { !trainingOptions.isEmpty }

  /// The names of the options given that say how to train.
  private var trainingOptions: [String] {
    let options =
      [
        ("--epochs", epochs != nil), ("--batch", batch != nil), ("--learning-rate", learningRate != nil),
        ("--retrain", retrain),
      ] + recipe.given.map { ("--" + $0.option.rawValue, true) }
    return options.filter(\.1).map(\.0)
  }

  /// With weights from a file nothing is trained, and an option that changes nothing is a mistake.
  private func refuseTrainingOptions() throws {
    if let name = trainingOptions.first {
      throw ValidationError(
        "\(name) is for training, but --model takes weights that are trained: leave one of them out.")
    }
  }

  /// Nothing is trained of a network that others trained, and an option that changes nothing is a mistake.
  func refuseForTrainedNetwork(_ name: String) throws {
    let given =
      [
        ("--network", network != nil), ("--model", model != nil), ("--epochs", epochs != nil),
        ("--batch", batch != nil), ("--seed", seed != nil), ("--learning-rate", learningRate != nil),
      ] + recipe.given.map { ("--" + $0.option.rawValue, true) }
    if let option = given.first(where: \.1)?.0 {
      throw ValidationError("\(option) is for data sets, but \(name) is a network that others trained: leave it out.")
    }
  }

  /// Nothing but photographs is shown to a network from a file.
  func refuseForPhotographs() throws {
    let given = [
      ("--seed", seed != nil), ("--image-size", pictures.imageSize != nil), ("--channels", pictures.channels != nil),
    ]
    if let option = given.first(where: \.1)?.0 {
      throw ValidationError("\(option) is for data sets, but only photographs are shown here: leave it out.")
    }
  }

  /// The file with a trained network: the command line's word counts before that of the configuration file.
  func model(_ file: ConfigurationFile?) throws -> String? { try model ?? file?.value("model", "a file") { $0 } }

  /// The network's name or file, as the command line or else the configuration file has it.
  func network(_ file: ConfigurationFile?) throws -> String? {
    try network ?? file?.value("network", "a name or a file") { $0 }
  }

  private func check(_ value: Int?, in range: ClosedRange<Int>, _ name: String) throws {
    if let value, !range.contains(value) {
      throw ValidationError("\(name) must be from \(range.lowerBound) to \(range.upperBound), not \(value).")
    }
  }

  /// The settings: the command line's word counts before that of the configuration file.
  func settings(dataset: String, _ file: ConfigurationFile?) throws -> RunSettings {
    var settings = RunSettings(dataset: dataset)
    func integer(_ text: String, _ range: ClosedRange<Int>) -> Int? {
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
    settings.network = try network(file) ?? settings.network
    settings.model = try model(file)
    settings.epochs =
      try epochs ?? file?.value("epochs", "from 1 to 10000") { integer($0, 1...10_000) } ?? settings.epochs
    settings.batchSize =
      try batch ?? file?.value("batch", "from 1 to 8192") { integer($0, 1...8192) } ?? settings.batchSize
    settings.seed = try seed ?? file?.value("seed", "a whole number from 0") { UInt64($0) } ?? settings.seed
    settings.frame = try pictures.frame(file, dataset: dataset)
    if settings.model != nil, seed != nil, !RunSettings.isSplit(dataset) {
      throw ValidationError(
        "--seed is for training, but --model takes weights that are trained: leave one of them out.")
    }
    settings.learningRate =
      try learningRate
      ?? file?.value("learning-rate", "a number greater than 0") {
        Double($0).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
      }
    settings.recipe = try recipe.settings(file)
    try RecipeOptions.check(settings.recipe, learningRate: settings.learningRate)
    settings.threads = try threads ?? file?.value("threads", "from 1 to 256") { integer($0, 1...256) }
    settings.retrain = retrain
    settings.timings = timings
    return settings
  }

  /// The configuration file, if there is one.
  func configuration() throws -> ConfigurationFile? { try config.map { try ConfigurationFile($0) } }
}
