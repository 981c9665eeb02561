import ArgumentParser
import Canvas
import Foundation
import Localization
import Report

/// `cnn-viz report`: the whole site.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Trains (or loads) a network and writes the site that explains it.",
    discussion: "The last line on the standard output is the path of the site's index.html.")

  @Argument(help: "The data set (see 'cnn-viz datasets').")
  var dataset: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The directory of the site. Default: Output/DATASET.", valueName: "directory"),
    completion: .directory)
  var output: String?

  @Option(help: ArgumentHelp("The languages of the site, the first one first. Default: en,es.", valueName: "en,es"))
  var language: LanguageList?

  @OptionGroup var look: LookOptions
  @OptionGroup var options: RunOptions

  @Flag(name: .customLong("open"), help: "Open the site in the browser.")
  var opensBrowser = false

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let file = try options.configuration()
    let site = try look.site(output, default: "Output/\(dataset)", language, file)
    let index = try SiteReport(run: try options.settings(dataset: dataset, file), site: site, console: console.console)
      .write()
    try StandardStreams.write(line: index)
    if opensBrowser { Tool.open(index) }
  }
}
