import ArgumentParser
import Report

/// `cnn-viz datasets`: what there is to train on.
struct DatasetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "datasets", abstract: "Lists the data sets.")

  func run() { for name in Tool.datasets { print(name) } }
}

/// `cnn-viz networks`: what there is to train.
struct NetworksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "networks", abstract: "Lists the named networks, or prints one as YAML to start from.")

  @Argument(help: "The network to print.")
  var name: String?

  func run() throws {
    guard let name else { return Tool.networks.forEach { print($0) } }
    print(try Tool.networkYAML(name), terminator: "")
  }
}
