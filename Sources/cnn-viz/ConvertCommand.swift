import ArgumentParser
import Report

/// `cnn-viz convert`: a trained network in another format.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Writes a trained network (.keras, .h5, .onnx, .safetensors) in another format, with the network inside.")

  @Argument(help: "The file with the trained network.", completion: .file())
  var input: String

  @Argument(
    help: "The file to write, which ends in .safetensors, .keras, .h5 (.weights.h5: weights alone) or .onnx.",
    completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "The architecture, of a file that holds weights alone: a name (see 'cnn-viz networks'), a YAML file, or Keras's JSON.",
      valueName: "name|file"))
  var network: String?

  func run() throws { try Conversion.run(input, to: output, network: network) }
}
