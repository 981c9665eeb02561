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

  @Option(help: "Prints instead the program that builds the network with a library.")
  var code: NetworkRequest.Library?

  func run() throws {
    if let code {
      let request = try NetworkRequest(trained: file, network: network)
      return try StandardStreams.write(Array(request.code(for: code).utf8))
    }
    let summary = try ModelSummary(file, network: network)
    if json { try StandardStreams.write(summary.json) } else { try StandardStreams.write(line: summary.text) }
  }
}
