import ModelFiles
import Networks
import Support

/// Turns a trained network from one file format into another.
public enum Conversion {
  /// Reads a model and writes it in the format of the output's ending, with the network inside, every weight bit as it was.
  ///
  /// `network` names the architecture of a file that holds weights alone. Throws `ConversionError` where `output` has
  /// another ending.
  public static func run(_ input: String, to output: String, network: String?) throws {
    guard ModelFile.writtenEndings.contains(where: output.lowercased().hasSuffix) else {
      throw ConversionError.unknownEnding(output)
    }
    try Files.checkWritable(output)
    let model = try LoadedModel(file: input, network: network)
    try ModelFile.save(model.network, model.weights, notes: model.notes, to: output)
  }
}

/// Why nothing was converted.
public enum ConversionError: Error, Equatable, CustomStringConvertible, ExitCodeProviding {
  /// No format that is written has this ending.
  case unknownEnding(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .unknownEnding(let file):
      "\(file.printable(limit: 80)) does not end in .safetensors, .keras, .h5 or .onnx, the formats that are written."
    }
  }

  /// 64: the command line makes no sense.
  public var exitCode: ExitCode { .usage }
}
