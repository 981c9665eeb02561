import ArgumentParser
import Report

/// A network that others trained, to go on from.
struct BaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Put a new head on a network that others trained (see 'cnn-viz models') and train only that.", valueName: "name"))
  var base: String?

  @Option(
    help: ArgumentHelp(
      "With --base: the last layer that does not learn; those behind it go on learning. Default: the last one before the "
        + "head.", valueName: "layer"))
  var freeze: String?

  @Flag(
    name: .customLong("untrained-base"),
    help: "With --base: take random weights instead of the trained ones, to see what these are worth.")
  var isUntrained = false

  /// What is asked for.
  var chosen: FineTuning.Base? {
    base.map { FineTuning.Base(model: $0, freeze: freeze, isUntrained: isUntrained) }
  }

  func validate() throws {
    guard base == nil else { return }
    if freeze != nil { throw ValidationError("--freeze needs a network to freeze: name one with --base.") }
    if isUntrained { throw ValidationError("--untrained-base needs a network: name one with --base.") }
  }
}
