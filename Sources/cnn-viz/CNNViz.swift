import ArgumentParser

/// The command line: parses arguments and calls `Report`; nothing else.
@main
struct CNNViz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cnn-viz", abstract: "Explains a convolutional neural network with its own numbers.")
}
