import Datasets
import ModelFiles
import Networks
import Tensors

/// A network from a file that is explained with a data set.
struct FileNetwork {
  let network: Network
  /// What it learned, for images as `dataset` prepares them.
  let weights: Weights
  private let preparation: Preprocessing?

  /// Reads it; throws where it cannot be read or says of its images what makes no sense.
  init(_ file: String, _ settings: RunSettings) throws {
    // A file without a network of its own needs one by name; else the file's own network counts.
    let given = settings.network == settings.defaultNetwork ? nil : settings.network
    let model = try LoadedModel(file: file, network: given)
    weights = model.weights
    let known = try model.preparation(file: file)
    // Images of data sets have values from 0 to 1: a network that begins by scaling bytes is changed to scale these.
    network = known == nil && settings.scaling == nil ? model.networkForUnitImages : model.network
    let shape = model.network.inputs[0].shape
    guard shape.isMaps, shape.channels == 1 || shape.channels == 3 else {
      preparation = nil
      return
    }
    let asTheyAre = Preprocessing(
      crop: .none, rows: shape.rows, columns: shape.columns, channels: shape.channels, scaling: .unit)
    preparation = settings.scaling.map((known ?? asTheyAre).scaled) ?? known
    if let scaling = preparation?.scaling, scaling.needsColours, shape.channels == 1 {
      throw ModelFitError.needsColours(scaling: scaling.name ?? "?", file: file)
    }
    isOfAnySize = known != nil
  }

  /// Whether images of other sizes are made as large as the network wants them: its file says so.
  private var isOfAnySize = false

  /// The data: pictures of a folder in the size that the network reads, if none is asked for.
  func dataset(_ settings: RunSettings) throws -> Dataset {
    var request = try settings.request()
    let shape = network.inputs[0].shape
    if request.isFolder, request.frame.size == nil, request.frame.channels == nil, shape.isMaps,
      shape.channels == 1 || shape.channels == 3
    {
      let size = PictureFrame.Size(rows: shape.rows, columns: shape.columns)
      request.frame = PictureFrame(size: size, channels: shape.channels)
      request.frame.crop = preparation?.crop ?? .none
    }
    let dataset = try request.load()
    let own = dataset.train.shape
    guard let preparation, own.isMaps, own.channels == 1 || own.channels == 3,
      isOfAnySize || own == preparation.shape
    else { return dataset }
    return dataset.prepared(preparation)
  }
}
