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
      'cnn-viz models'). Not needed with --model.
      """)
  var subject: String?

  @Option(
    help: ArgumentHelp(
      "With --model: the data that the network is explained with, as the argument may name them.", valueName: "data"))
  var dataset: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The directory of the site. Default: Output/ and the name of the data or the model.", valueName: "directory"),
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A photograph for a network that others trained, or that of --model: a file, or chelsea or coffee, which come with the "
        + "program; may be given several times, the first is followed through all layers. Default: chelsea.",
      valueName: "photo"), completion: .file())
  var image: [String] = []

  @Option(help: ArgumentHelp("The languages of the site, the first one first. Default: en,es.", valueName: "en,es"))
  var language: LanguageList?

  @OptionGroup var look: LookOptions
  @OptionGroup var shown: ShownOptions
  @OptionGroup var options: RunOptions

  @Flag(name: .customLong("open"), help: "Open the site in the browser.")
  var opensBrowser = false

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let file = try options.configuration()
    let index = try write(file)
    try StandardStreams.write(line: index)
    if opensBrowser { Tool.open(index) }
  }

  private func write(_ file: ConfigurationFile?) throws -> String {
    let model = try options.model(file)
    if let data, !PhotographSettings.isModel(data) {
      let site = try look.site(output, default: "Output/\(RunSettings.name(of: data))", language, file)
      return try SiteReport(run: try settings(data, model, file), site: site, console: console.console).write()
    }
    let source: PhotographSettings.Source
    if let data {
      source = .named(data)
    } else if let model {
      var choice = ModelChoice(file: model, network: try options.network(file))
      (choice.scaling, choice.classes) = (shown.chosenScaling, shown.classes)
      source = .file(choice)
      if image.isEmpty {
        console.console.say(
          "neither --dataset nor --image was given: the photograph \(PhotographSettings.standardImage) is shown to it")
      }
    } else {
      throw ValidationError(Self.missing)
    }
    let name = data ?? PhotographSettings.name(of: model ?? "")
    let site = try look.site(output, default: "Output/\(name)", language, file)
    return try PhotographReport(photographs(source), site: site, console: console.console).write()
  }

  /// The data, named by the argument or by the option.
  private var data: String? { subject ?? dataset }

  private static let missing =
    "name the data (see 'cnn-viz datasets'), a network that others trained (see 'cnn-viz models'), or a file with a trained "
    + "network with --model."

  private func settings(_ data: String, _ model: String?, _ file: ConfigurationFile?) throws -> RunSettings {
    var settings = try options.settings(dataset: data, file)
    settings.scaling = shown.chosenScaling
    if settings.scaling != nil, model == nil {
      throw ValidationError("--scaling is for a trained network from a file: name one with --model.")
    }
    return settings
  }

  private func photographs(_ source: PhotographSettings.Source) -> PhotographSettings {
    var settings = PhotographSettings(source, images: image)
    settings.threads = options.threads
    settings.timings = options.timings
    settings.retrain = options.retrain
    return settings
  }
}

/// Options that exclude each other.
extension ReportCommand {
  func validate() throws {
    if subject != nil, dataset != nil {
      throw ValidationError("the data stand twice, as '\(subject ?? "")' and with --dataset: leave one of them out.")
    }
    if let data {
      try validate(data)
    } else if options.model != nil {
      try options.refuseForPhotographs()
    } else if options.config == nil {
      throw ValidationError(Self.missing)
    }
  }

  private func validate(_ data: String) throws {
    if PhotographSettings.isModel(data) {
      if let option = shown.given {
        throw ValidationError("\(option) is for a network from a file, but \(data) is known: leave it out.")
      }
      try options.refuseForTrainedNetwork(data)
    } else if !image.isEmpty {
      throw ValidationError(
        options.model == nil
          ? "--image is for networks that others trained (see 'cnn-viz models', or --model), not for a data set."
          : "--image and a data set exclude each other: the network is shown photographs or the images of the data.")
    } else if shown.classes != nil {
      throw ValidationError("--classes is for photographs (--image); a data set has names of its own.")
    }
  }
}
