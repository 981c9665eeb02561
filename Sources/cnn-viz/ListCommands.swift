import ArgumentParser
import Report

/// `cnn-viz datasets`: what there is to train on.
struct DatasetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "datasets", abstract: "Lists the data sets.")

  func run() throws { try StandardStreams.write(line: Tool.datasets.joined(separator: "\n")) }
}
