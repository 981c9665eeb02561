import ArgumentParser
import Report

/// `cnn-viz train`: the weights alone.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Trains a network, evaluates it, and saves its weights if asked to.")

  @Argument(help: "The data set (see 'cnn-viz datasets'), a folder of images, or idx:IMAGES,LABELS.")
  var dataset: String

  @Option(
    help: ArgumentHelp(
      "Write the weights to this safetensors file, with the network's YAML inside.", valueName: "file"),
    completion: .file())
  var save: String?

  @OptionGroup var options: RunOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if options.model != nil { throw ValidationError("with --model there is nothing to train; use 'cnn-viz report'.") }
  }

  func run() throws {
    let settings = try options.settings(dataset: dataset, try options.configuration())
    let result = try TrainingRun(settings, console: console.console).run(savingTo: save)
    try StandardStreams.write(line: result)
  }
}
