import ArgumentParser

/// Which trained network a command is about.
struct ModelOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The file with the trained network.", valueName: "file"), completion: .file())
  var model: String

  @Option(
    help: ArgumentHelp(
      "The architecture, of a file that holds weights alone: a name (see 'cnn-viz networks'), a YAML file, or Keras's JSON.",
      valueName: "name|file"))
  var network: String?

  @Option(
    help: ArgumentHelp(
      "An array of numpy.save for each input, in the network's order; its axes as the model's framework has them.",
      valueName: "[name=]file"), completion: .file())
  var input: [String]

  @Option(
    help: ArgumentHelp(
      "How many threads compute; the result does not depend on it. Default: one per core.", valueName: "count"))
  var threads: Int?

  func validate() throws {
    if let threads, !(1...256 ~= threads) { throw ValidationError("--threads must be from 1 to 256, not \(threads).") }
  }
}
