import ArgumentParser
import Canvas
import Localization
import Report

/// `cnn-viz networks`: what there is to train.
struct NetworksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "networks",
    abstract: "Lists the named networks, or shows one: as YAML to start from, as code, or as a graph.")

  @Argument(help: "The network to show: a name, a YAML file, or a file of Keras.")
  var name: String?

  @Option(help: "Prints the program that builds and trains it with a library.")
  var code: NetworkRequest.Library?

  @Option(
    help: ArgumentHelp("Draws its graph into a file that ends in .svg, .png or .pdf.", valueName: "file"),
    completion: .file())
  var graph: String?

  @Option(help: "The language of the words in the graph.")
  var language: Language = .english

  @OptionGroup var look: LookOptions

  func run() throws {
    guard let name else {
      try StandardStreams.write(line: try Tool.networks().joined(separator: "\n"))
      return
    }
    let request = try NetworkRequest(name)
    if let graph {
      try request.drawGraph(
        to: graph, as: format(of: graph), language: language, theme: look.theme ?? .light, templates: look.templates)
    }
    if let code {
      try StandardStreams.write(Array(request.code(for: code).utf8))
    } else if graph == nil {
      try StandardStreams.write(Array(request.yaml.utf8))
    }
  }

  func validate() throws {
    if name == nil, code != nil || graph != nil {
      throw ValidationError("name a network, or a file that describes one, to show its code or its graph.")
    }
    if let graph { _ = try format(of: graph) }
  }

  private func format(of file: String) throws -> PictureFormat {
    guard let ending = file.split(separator: ".").last, let format = PictureFormat(rawValue: ending.lowercased())
    else {
      throw ValidationError("cannot tell the format from '\(file)'; let it end in .svg, .png or .pdf.")
    }
    return format
  }
}

extension NetworkRequest.Library: ExpressibleByArgument {}
