import ArgumentParser
import Report

/// `cnn-viz inspect`: what is in a file with a trained network.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Lists the layers and the weights of a trained network: shapes, parameters, operations, statistics.")

  @Argument(help: "The file with the trained network.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "The architecture, of a file that holds weights alone: a name (see 'cnn-viz networks'), a YAML file, or Keras's JSON.",
      valueName: "name|file"))
  var network: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let summary = try ModelSummary(file, network: network)
    if json { try StandardStreams.write(summary.json) } else { try StandardStreams.write(line: summary.text) }
  }
}
