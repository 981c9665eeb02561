import Datasets
import Foundation
import Support

extension RunSettings {
  /// The command that gives the same content again: every setting that is not the default, files without their directories.
  var command: String {
    var words = ["cnn-viz", "report", dataCommand]
    if let size = frame.size { words += ["--image-size", size.text] }
    if let channels = frame.channels { words += ["--channels", "\(channels)"] }
    if let model {
      words += ["--model", RunSettings.path(model)]
      if network != defaultNetwork { words += ["--network", RunSettings.path(network)] }
      if let scaling = scaling?.name { words += ["--scaling", scaling] }
    } else {
      if network != defaultNetwork { words += ["--network", RunSettings.path(network)] }
      let standard = RunSettings(dataset: dataset)
      if epochs != standard.epochs { words += ["--epochs", "\(epochs)"] }
      if batchSize != standard.batchSize { words += ["--batch", "\(batchSize)"] }
      if seed != standard.seed { words += ["--seed", "\(seed)"] }
      words += recipe.words.map(RunSettings.word)
      if startingRate != recipe.learningRate { words += ["--learning-rate", "\(startingRate)"] }
    }
    return words.joined(separator: " ")
  }

  /// The data, files and folders without their directories.
  private var dataCommand: String {
    switch (try? DataRequest(dataset))?.kind {
    case .folder: RunSettings.path(dataset)
    case .idx(let files): "idx:" + files.map(RunSettings.path).joined(separator: ",")
    default: RunSettings.word(dataset.printable())
    }
  }

  /// The last part of a path.
  static func path(_ path: String) -> String { word(URL(fileURLWithPath: path).lastPathComponent.printable()) }

  /// A word, in quotation marks where a shell would take it apart.
  private static func word(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-:=,/".contains($0)) }
    return isPlain ? word : "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}
