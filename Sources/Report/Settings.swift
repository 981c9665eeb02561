import Canvas
import Datasets
import Foundation
import Localization

/// Which network on which data, and how it is trained: all that determines the weights, and how to get at them.
public struct RunSettings: Sendable {
  /// The name of the data set, a folder of images, or files: what `DataRequest` understands.
  public var dataset: String
  /// How the pictures of a folder become images.
  public var frame = PictureFrame()
  /// A network's name, or the path of a YAML file.
  public var network: String
  /// The path of a file with trained weights; then nothing is trained.
  public var model: String?
  /// How bytes become the numbers that the network of that file reads; `nil` for what the file says, else from 0 to 1.
  public var scaling: PixelScaling?
  /// How many times all training images are shown.
  public var epochs: Int
  /// How many images make one step.
  public var batchSize = 32
  /// Where all random numbers start.
  public var seed: UInt64 = 1
  /// The learning rate at the start; `nil` for the optimiser's own.
  public var learningRate: Double?
  /// Loss, optimiser, schedule and what else says how it is trained.
  public var recipe = RecipeSettings()
  /// How many threads compute; does not change any result. `nil` for one for each core.
  public var threads: Int?
  /// Whether to train even if the result is already there.
  public var retrain = false
  /// Where to write the seconds of each stage.
  public var timings: String?

  /// The learning rate at the start.
  var startingRate: Double { learningRate ?? recipe.learningRate }

  /// How many threads compute and draw.
  var threadCount: Int { threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// Settings with the lecture's own values.
  public init(dataset: String, network: String? = nil) {
    self.dataset = dataset
    let defaults = Self.defaults(of: dataset)
    self.network = network ?? defaults.network
    epochs = defaults.epochs
  }

  /// The network that learns the data set where no other is named.
  var defaultNetwork: String { Self.defaults(of: dataset).network }

  /// What a data set is learned with; where there is none of that name, what MNIST is, as somebody will be told soon.
  private static func defaults(of dataset: String) -> Dataset.Defaults {
    ((try? DataRequest(dataset)) ?? .mnist).defaults
  }

  /// What is asked for as data; throws where it makes no sense.
  func request() throws -> DataRequest {
    var request = try DataRequest(dataset)
    (request.frame, request.seed) = (frame, seed)
    return request
  }

  /// Whether the seed chooses the images to test with, even where nothing is trained.
  public static func isSplit(_ dataset: String) -> Bool { (try? DataRequest(dataset))?.isSplit ?? false }

  /// Whether the data are a folder of pictures.
  public static func isFolder(_ dataset: String) -> Bool { (try? DataRequest(dataset))?.isFolder ?? false }

  /// What the data are called in paths, as in `mnist`, or `pictures` for `../pictures/`.
  public static func name(of dataset: String) -> String { (try? DataRequest(dataset))?.name ?? dataset }
}

/// How the site looks and where it goes.
public struct SiteSettings: Sendable {
  /// The directory of the site.
  public var output: String
  /// The languages, the first one first.
  public var languages: [Language] = [.english, .spanish]
  /// The theme of the downloadable figures.
  public var theme: Theme = .light
  /// Directories that overlay the templates, file by file; later ones win.
  public var templates: [String] = []

  /// Settings for a directory.
  public init(output: String) { self.output = output }
}
