import Canvas
import Datasets
import Foundation
import Localization

/// Which network on which data, and how it is trained: all that determines the weights, and how to get at them.
public struct RunSettings: Sendable {
  /// The name of the data set.
  public var dataset: String
  /// A network's name, or the path of a YAML file.
  public var network: String
  /// The path of a file with trained weights; then nothing is trained.
  public var model: String?
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
    let defaults = Dataset.defaults(of: dataset)
    self.network = network ?? defaults.network
    epochs = defaults.epochs
  }

  /// The network that learns the data set where no other is named.
  var defaultNetwork: String { Dataset.defaults(of: dataset).network }
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
