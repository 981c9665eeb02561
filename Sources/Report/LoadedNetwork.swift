import Datasets
import ModelFiles
import Networks
import Support

extension LoadedModel {
  /// Reads a model; `network` names the architecture of a file that holds weights alone.
  init(file: String, network: String?) throws {
    self = try ModelFile.load(file, network: try network.map(Inputs.namedOrFile))
  }

  /// How its file says that images are prepared; `nil` where it does not. Throws `ModelFitError` where that makes no sense.
  func preparation(file: String) throws -> Preprocessing? {
    guard let text = notes.preparation else { return nil }
    guard let preparation = Preprocessing(text), network.inputs.allSatisfy({ $0.shape == preparation.shape }) else {
      throw ModelFitError.preparation(file: file, text: text)
    }
    return preparation
  }
}

extension Preprocessing {
  /// The same with another scaling.
  func scaled(_ scaling: PixelScaling) -> Preprocessing {
    Preprocessing(crop: crop, rows: rows, columns: columns, channels: channels, scaling: scaling)
  }
}
