import Foundation
import Support

extension RunSettings {
  /// The command that gives the same content again: every setting that is not the default, files without their directories.
  var command: String {
    var words = ["cnn-viz", "report", dataset]
    if let model {
      words += ["--model", RunSettings.word(model)]
    } else {
      if network != RunSettings.defaultNetwork { words += ["--network", RunSettings.word(network)] }
      let standard = RunSettings(dataset: dataset)
      if epochs != standard.epochs { words += ["--epochs", "\(epochs)"] }
      if batchSize != standard.batchSize { words += ["--batch", "\(batchSize)"] }
      if seed != standard.seed { words += ["--seed", "\(seed)"] }
      if learningRate != standard.learningRate { words += ["--learning-rate", "\(learningRate)"] }
    }
    return words.joined(separator: " ")
  }

  /// The last part of a path, in quotation marks where a shell would take it apart.
  private static func word(_ path: String) -> String {
    let name = URL(fileURLWithPath: path).lastPathComponent.printable()
    let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    return isPlain ? name : "'" + name.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}
