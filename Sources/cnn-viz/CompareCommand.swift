import ArgumentParser
import Localization
import Report

/// `cnn-viz compare`: two runs side by side.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Holds two runs on the same data against each other and writes a small site.",
    discussion: """
      A run is the directory of a site that 'cnn-viz report' wrote, or a network (a name or a YAML file), which is trained \
      with the options given here, or taken from the cache. A line for each run goes to the standard output, the last line \
      is the path of the site's index.html.
      """)

  @Argument(help: "A site's directory, or a network.")
  var first: String

  @Argument(help: "Another one.")
  var second: String

  @Option(help: ArgumentHelp("The data set for networks (see 'cnn-viz datasets').", valueName: "name"))
  var dataset = "mnist"

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The directory of the comparison. Default: Output/comparison.", valueName: "directory"),
    completion: .directory)
  var output: String?

  @Option(help: ArgumentHelp("The languages of the site, the first one first. Default: en,es.", valueName: "en,es"))
  var language: LanguageList?

  @OptionGroup var look: LookOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    for (name, isGiven) in [("--network", options.network != nil), ("--model", options.model != nil)] where isGiven {
      throw ValidationError(
        "\(name) has no place here: name the networks that are compared, as in: compare lecture mine.yml")
    }
  }

  func run() throws {
    let file = try options.configuration()
    let site = try look.site(output, default: "Output/comparison", language, file)
    let report = try ComparisonReport(
      first, second, run: try options.settings(dataset: dataset, file), trains: options.givesTraining, site: site,
      console: console.console)
    try StandardStreams.write(line: try report.write().joined(separator: "\n"))
  }
}
