import ModelFiles
import Networks
import Support

extension LoadedModel {
  /// Reads a model; `network` names the architecture of a file that holds weights alone.
  init(file: String, network: String?) throws {
    self = try ModelFile.load(file, network: try network.map(Inputs.namedOrFile))
  }
}
