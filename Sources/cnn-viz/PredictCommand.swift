import ArgumentParser
import Report

/// `cnn-viz predict`: arrays in, arrays out.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Computes what a trained network makes of arrays of NumPy.",
    discussion: "Numbers are taken as they are: nothing is scaled.")

  @OptionGroup var options: ModelOptions

  @Option(
    help: ArgumentHelp("Where each output goes, in the network's order.", valueName: "[name=]file"),
    completion: .file())
  var output: [String]

  func run() throws {
    try ModelRun(options.model, network: options.network, inputs: options.input, threads: options.threads)
      .predict(to: output)
  }
}

/// `cnn-viz activations`: what one layer hands on.
struct ActivationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activations", abstract: "Computes what one layer of a trained network makes of arrays of NumPy.",
    discussion: "Numbers are taken as they are: nothing is scaled. 'cnn-viz inspect' lists the layers.")

  @OptionGroup var options: ModelOptions

  @Option(help: ArgumentHelp("The layer.", valueName: "name"))
  var layer: String

  @Option(help: ArgumentHelp("Where its output goes.", valueName: "file"), completion: .file())
  var output: String

  func run() throws {
    try ModelRun(options.model, network: options.network, inputs: options.input, threads: options.threads)
      .write(layer: layer, to: output)
  }
}
