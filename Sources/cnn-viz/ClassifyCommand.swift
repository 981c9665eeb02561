import ArgumentParser
import Report

/// `cnn-viz classify`: what photographs show.
struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Tells what photographs show, with a network that others trained.",
    discussion: """
      Photographs are PNG, JPEG or WebP files; 'chelsea' and 'coffee' come with the program. Start with: cnn-viz classify \
      chelsea
      """)

  @Argument(help: "The photographs.", completion: .file())
  var photos: [String]

  @Option(help: ArgumentHelp("The trained network (see 'cnn-viz models').", valueName: "name"))
  var model = "squeezenet"

  @Option(help: ArgumentHelp("How many classes to name.", valueName: "count"))
  var top = 5

  @Option(
    help: ArgumentHelp(
      "How many threads compute; the result does not depend on it. Default: one per core.", valueName: "count"))
  var threads: Int?

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard 1...1000 ~= top else { throw ValidationError("--top must be from 1 to 1000, not \(top).") }
    if let threads, !(1...256 ~= threads) { throw ValidationError("--threads must be from 1 to 256, not \(threads).") }
  }

  func run() throws {
    let result = try PhotoClassification(photos, model: model, top: top, threads: threads)
    if json { try StandardStreams.write(result.json) } else { try StandardStreams.write(line: result.text) }
  }
}
