import ArgumentParser
import Report

/// `cnn-viz train`: the weights alone.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Trains a network, evaluates it, and saves its weights if asked to.")

  @Argument(help: "The data set: mnist.")
  var dataset: String

  @Option(help: "Write the weights to this safetensors file, with the network's YAML inside.", completion: .file())
  var save: String?

  @OptionGroup var options: RunOptions
  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let settings = try options.settings(dataset: dataset, try options.configuration())
    let result = try TrainingRun(settings, console: console.console).run(savingTo: save)
    try StandardStreams.write(line: result)
  }
}
