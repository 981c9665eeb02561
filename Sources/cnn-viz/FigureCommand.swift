import ArgumentParser
import Canvas
import Foundation
import Localization
import Report

/// `cnn-viz figure`: one picture alone.
struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure", abstract: "Draws one figure of the site, such as conv1-kernels.",
    discussion: "Without -o the figure goes to the standard output. 'cnn-viz figure list' names all figures.")

  @Argument(help: "The figure's id, or 'list'.")
  var id: String

  @Option(
    help: ArgumentHelp(
      "The data set (see 'cnn-viz datasets'), a folder of images, or idx:IMAGES,LABELS.", valueName: "name"))
  var dataset = "mnist"

  @Option(help: "The format. Default: what the file's name ends in, else svg.")
  var format: PictureFormat?

  @Option(help: "The language of its words.")
  var language: Language = .english

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var look: LookOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let format = try chosenFormat()
    let file = try options.configuration()
    let request = FigureRequest(
      run: try options.settings(dataset: dataset, file), language: language, theme: try look.theme(file) ?? .light,
      templates: look.templates(file), console: console.console)
    if id == "list" {
      try StandardStreams.write(line: try request.ids().joined(separator: "\n"))
    } else if let output, output != "-" {
      try request.draw(id, format: format, to: output)
    } else {
      try StandardStreams.write(try request.draw(id, format: format))
    }
  }

  private func chosenFormat() throws -> PictureFormat {
    if let format { return format }
    guard let output, output != "-" else { return .svg }
    guard let ending = output.split(separator: ".").last, let format = PictureFormat(rawValue: ending.lowercased())
    else {
      throw ValidationError("cannot tell the format from '\(output)'; add --format svg, png or pdf.")
    }
    return format
  }

  func validate() throws {
    _ = try chosenFormat()
    if output == nil, let format, format != .svg, isatty(STDOUT_FILENO) == 1 {
      throw ValidationError("a \(format.rawValue) would fill the terminal with bytes; name a file with -o.")
    }
  }
}

extension PictureFormat: ExpressibleByArgument {}
