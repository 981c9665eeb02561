import ArgumentParser

/// Measures the engine and prints what it finds as JSON; `Benchmarks/run` and `make cost` call it.
@main
struct EngineBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engine-bench", abstract: "Measures how fast the engine of cnn-viz computes.",
    subcommands: [
      TrainCommand.self, InferCommand.self, LayersCommand.self, PeakCommand.self, CostCommand.self, PlotCommand.self,
    ])
}
