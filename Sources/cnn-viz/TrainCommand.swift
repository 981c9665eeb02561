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

  @OptionGroup var base: BaseOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if base.base != nil, options.network != nil {
      throw ValidationError("--base and --network exclude each other: the network is that of the base with a new head.")
    }
    if options.model != nil { throw ValidationError("with --model there is nothing to train; use 'cnn-viz report'.") }
  }

  func run() throws {
    let settings = try options.settings(dataset: dataset, try options.configuration())
    let result: String
    if let base = base.chosen {
      result = try FineTuning(settings, on: base, console: console.console).run(savingTo: save)
    } else {
      result = try TrainingRun(settings, console: console.console).run(savingTo: save)
    }
    try StandardStreams.write(line: result)
  }
}
