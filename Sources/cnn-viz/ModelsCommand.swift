import ArgumentParser
import Report

/// `cnn-viz models`: the networks that others trained.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "Lists the networks that others trained, or fetches the weights of one.",
    subcommands: [List.self, FetchModel.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists them: name, whether it is there, size, licence.")

    func run() throws { try StandardStreams.write(line: ModelShelf.list()) }
  }

  struct FetchModel: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fetch", abstract: "Downloads a network's weights into the cache and verifies them.",
      discussion:
        "An interrupted download goes on where it ended. CNN_VIZ_MIRROR names another server with the same files.")

    @Argument(help: "The network, such as inception_v3.")
    var name: String

    @OptionGroup var console: ConsoleOptions

    func run() throws { try StandardStreams.write(line: ModelShelf.fetch(name, console: console.console)) }
  }
}
