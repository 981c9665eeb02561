import ArgumentParser
import Canvas
import Foundation
import Support

/// `engine-bench cost`: the numbers of the plot.
struct CostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost", abstract: "Measures how the time of a training step grows with what it is made of.")

  @Option(help: "How often everything is measured.") var rounds = 3
  @Option(help: "How many seconds each point is measured in each round.") var seconds = 0.5
  @Option(help: "Where the numbers go.") var json: String

  func run() throws {
    let sweep = try CostSweep(rounds: rounds, seconds: seconds) {
      FileHandle.standardError.write(Data("\($0)\n".utf8))
    }
    try Files.write(Array((try Output.json(sweep) + "\n").utf8), to: json)
  }
}

/// `engine-bench plot`: draws the numbers.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot", abstract: "Draws what 'engine-bench cost' measured, as SVG and PNG.")

  @Argument(help: "The file that 'engine-bench cost' wrote.") var json: String
  @Option(help: "Where the pictures go, without the ending.") var output: String

  func run() throws {
    let bytes = try Files.read(json, limit: 1 << 20)
    let plot = CostPlot(try JSONDecoder().decode(CostSweep.self, from: Data(bytes)))
    for format in [PictureFormat.svg, .png] {
      try Files.write(plot.picture(format), to: "\(output).\(format.rawValue)")
    }
  }
}
