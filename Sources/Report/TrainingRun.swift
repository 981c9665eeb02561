import Foundation
import ModelFiles
import Support

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
    var clock = try StageClock(savingTo: run.timings)
    if let file { try Files.checkWritable(file) }
    let inputs = try clock.measure(.load) { try Inputs(run, console: console) }
    let trained = try TrainedNetwork(inputs, run, console: console, clock: &clock)
    if let file {
      let notes = ModelNotes(classes: trained.dataset.classes)
      try ModelFile.save(trained.network, trained.weights, notes: notes, to: file)
      console.say("saved \(file.printable())")
    }
    try clock.save()
    return String(format: "loss %.6f accuracy %.4f", trained.evaluation.loss, trained.evaluation.accuracy)
  }
}
