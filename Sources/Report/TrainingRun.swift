import Foundation
import ModelFiles

/// Trains and evaluates a network without writing a site.
public struct TrainingRun {
  private let run: RunSettings
  private let console: Console

  /// A run with these settings.
  public init(_ run: RunSettings, console: Console) {
    (self.run, self.console) = (run, console)
  }

  /// Trains, evaluates, saves the weights if a file is named, and gives the result in one line for the standard output.
  public func run(savingTo file: String?) throws -> String {
    var clock = StageClock()
    let trained = try TrainedNetwork(run, console: console, clock: &clock)
    if let file {
      try ModelFile.save(trained.network, trained.weights, to: file)
      console.say("saved \(file)")
    }
    try clock.save(to: run.timings)
    return String(format: "loss %.6f accuracy %.4f", trained.evaluation.loss, trained.evaluation.accuracy)
  }
}
