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

  @Argument(
    help: """
      The data set (see 'cnn-viz datasets'), a folder of images, idx:IMAGES,LABELS, or a network that others trained (see
      'cnn-viz models').
      """)
  var dataset: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The directory of the site. Default: Output/DATASET.", valueName: "directory"),
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A photograph for a network that others trained: a file, or chelsea or coffee, which come with the program; may be given "
        + "several times, the first is followed through all layers. Default: chelsea.",
      valueName: "photo"), completion: .file())
  var image: [String] = []

  @Option(help: ArgumentHelp("The languages of the site, the first one first. Default: en,es.", valueName: "en,es"))
  var language: LanguageList?

  @OptionGroup var look: LookOptions
  @OptionGroup var options: RunOptions

  @Flag(name: .customLong("open"), help: "Open the site in the browser.")
  var opensBrowser = false

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let file = try options.configuration()
    let site = try look.site(output, default: "Output/\(RunSettings.name(of: dataset))", language, file)
    let index =
      try PhotographSettings.isModel(dataset)
      ? PhotographReport(photographs(), site: site, console: console.console).write()
      : SiteReport(run: try options.settings(dataset: dataset, file), site: site, console: console.console).write()
    try StandardStreams.write(line: index)
    if opensBrowser { Tool.open(index) }
  }

  func validate() throws {
    if PhotographSettings.isModel(dataset) {
      try options.refuseForTrainedNetwork(dataset)
    } else if !image.isEmpty {
      throw ValidationError("--image is for networks that others trained (see 'cnn-viz models'), not for a data set.")
    }
  }

  private func photographs() -> PhotographSettings {
    var settings = PhotographSettings(model: dataset, images: image)
    settings.threads = options.threads
    settings.timings = options.timings
    settings.retrain = options.retrain
    return settings
  }
}
