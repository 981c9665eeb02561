import ArgumentParser
import Report

/// `cnn-viz datasets`: what there is to train on.
struct DatasetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "datasets", abstract: "Lists the data sets.")

  func run() throws { try StandardStreams.write(line: Tool.datasets.joined(separator: "\n")) }
}

/// `cnn-viz networks`: what there is to train.
struct NetworksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "networks", abstract: "Lists the named networks, or prints one as YAML to start from.")

  @Argument(help: "The network to print.")
  var name: String?

  func run() throws {
    if let name {
      try StandardStreams.write(Array(try Tool.networkYAML(name).utf8))
    } else {
      try StandardStreams.write(line: Tool.networks().joined(separator: "\n"))
    }
  }
}
