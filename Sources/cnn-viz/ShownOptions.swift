import ArgumentParser
import Datasets
import Report

/// How a network from a file is shown images, where its file does not say.
struct ShownOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "With --model: what the network reads of bytes: unit (0 to 1), symmetric (-1 to 1), caffe (blue, green, red less their "
        + "means), torch (less means, divided by deviations) or bytes. Default: what the file says, else unit.",
      valueName: "name"))
  var scaling: String?

  @Option(
    help: ArgumentHelp(
      "With --model and --image: a file with the names of the classes, a line for each. Default: those in the model's file; of "
        + "1000 outputs those of ImageNet.", valueName: "file"), completion: .file())
  var classes: String?

  /// What the scaling's name means.
  var chosenScaling: PixelScaling? { scaling.flatMap { PixelScaling(name: $0) } }

  func validate() throws {
    if let scaling, chosenScaling == nil {
      let names = PixelScaling.named.map(\.name).joined(separator: ", ")
      throw ValidationError("--scaling must be one of \(names), not '\(scaling)'.")
    }
  }

  /// The name of an option that was given.
  var given: String? { scaling != nil ? "--scaling" : classes != nil ? "--classes" : nil }
}
