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
      NetworksCommand.self, ClassifyCommand.self, ModelsCommand.self, StudyCommand.self,
    ])

  static func main() {
    StandardStreams.prepare()
    Interruption.listen()
    do {
      try checkCommand()
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(error)
    }
  }

  /// The parser would only call an unknown command an unexpected argument.
  private static func checkCommand() throws {
    let commands = configuration.subcommands.map { $0._commandName }
    guard let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-"), name != "help",
      !commands.contains(name)
    else { return }
    throw ValidationError(Tool.unknownCommand(name, among: commands))
  }

  /// Ends with what the parser or the work has to say; what neither knows is a bug of ours.
  private static func end(_ error: any Error) -> Never {
    if let error = error as? any ExitCodeProviding { fail("\(error)", error.exitCode) }
    switch exitCode(for: error) {
    case .success:
      do {
        try StandardStreams.write(line: fullMessage(for: error))
        Foundation.exit(Report.ExitCode.success.rawValue)
      } catch {
        fail("\(error)", .inputOutput)
      }
    case .validationFailure: fail(usageMessage(error), .usage)
    case let code where error is ArgumentParser.ExitCode: Foundation.exit(code.rawValue)
    default: fail("\(error)", .bug)
    }
  }

  /// What is wrong with the command line, and where its help is, in one line.
  private static func usageMessage(_ error: any Error) -> String {
    let message = message(for: error).split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
    let help = fullMessage(for: error).split(separator: "See '").last?.prefix { $0 != "'" } ?? "cnn-viz --help"
    let sentence = message.hasSuffix(".") || message.hasSuffix("?") ? message : message + "."
    return "\(Tool.sentence(sentence, limit: 240)) (See: \(help))"
  }

  private static func fail(_ message: String, _ code: Report.ExitCode) -> Never {
    // The options may not have been understood, but colour that nobody wants must not come of that.
    Console(color: !CommandLine.arguments.contains("--no-color")).fail(Tool.sentence(message))
    Foundation.exit(code.rawValue)
  }
}
