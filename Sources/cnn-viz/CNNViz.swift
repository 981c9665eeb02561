import ArgumentParser
import Foundation
import Report

/// The command line: parses arguments and calls `Report`; nothing else.
@main
struct CNNViz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cnn-viz", abstract: "Explains a convolutional neural network with its own numbers.",
    discussion: """
      Trains a network (or takes trained weights), draws what happens in each of its layers, and writes a site that \
      explains it. Start with: cnn-viz report mnist
      """,
    version: Tool.version,
    subcommands: [
      ReportCommand.self, TrainCommand.self, FigureCommand.self, CheckCommand.self, DatasetsCommand.self,
      NetworksCommand.self,
    ])

  static func main() {
    Interruption.listen()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      switch error {
      case is CleanExit, is ValidationError, is ArgumentParser.ExitCode: exit(withError: error)
      case let error as any ExitCodeProviding: fail(error, error.exitCode)
      default: endUnknown(error)
      }
    }
  }

  /// The parser's own errors know how to print themselves; what else comes here is a bug of ours.
  private static func endUnknown(_ error: any Error) -> Never {
    if exitCode(for: error) == .validationFailure { exit(withError: error) }
    fail(error, Tool.exitCode(of: error))
  }

  private static func fail(_ error: any Error, _ code: Report.ExitCode) -> Never {
    Console().fail(Tool.sentence(String(describing: error)))
    Foundation.exit(code.rawValue)
  }
}
