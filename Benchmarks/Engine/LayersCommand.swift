import ArgumentParser

/// `engine-bench layers`: where the time goes.
struct LayersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layers", abstract: "Measures each kind of layer at its place in a network, on one thread.")

  @OptionGroup var network: NetworkArgument
  @Flag(help: "Forward only, instead of the two ways of training.") var inference = false
  @Option(help: "How many images at once. Default: as the trainer's workers have; 1 for --inference.") var batch: Int?
  @Option(help: "How many runs are measured.") var runs = 30

  func run() throws {
    print(try Output.json(LayerTimes(network.load(), training: !inference, batch: batch, runs: runs)))
  }
}
