import Datasets
import Foundation
import Insights
import Networks
import Pretrained
import Support
import Tensors

/// A network that others trained with its weights, and photographs as it wants them.
struct PhotographInputs {
  let model: PretrainedModel
  let preparations: [PhotographPreparation]
  let classes: [String]
  let network: Network
  let weights: Weights
  private let threads: Int

  /// How many photographs a site shows at most.
  static let limit = 12

  /// Reads all of it; throws where something is missing or damaged. The photographs are read first, as they are what is
  /// most likely wrong.
  init(_ settings: PhotographSettings) throws {
    model = try PretrainedModel.named(settings.model)
    guard settings.images.count <= Self.limit else {
      throw ConfigurationError.badValue(
        place: "report \(settings.model)", key: "image", value: "\(settings.images.count) photographs",
        expected: "at most \(Self.limit) of them")
    }
    let preprocessing = model.preprocessing
    preparations = try settings.images.map {
      try PhotographPreparation(
        name: Self.name($0), PhotoClassification.photograph($0), preprocessing)
    }
    classes = ImageNetClasses.short(try model.classes())
    (network, weights) = try model.load()
    threads = settings.threadCount
  }

  /// A file's name without its ending, as readers see it.
  private static func name(_ image: String) -> String {
    URL(fileURLWithPath: image).deletingPathExtension().lastPathComponent.printable(limit: 40)
  }

  /// Everything there is to explain.
  func explanation() throws -> Explanation {
    let camera = try GreyImage.camera()
    let experiment = try Experiment(
      photographs: preparations, title: model.title, classes: classes, network: network, weights: weights,
      threads: threads)
    return try Explanation(
      of: experiment, photographs: preparations,
      grey: Tensor([camera.rows, camera.columns], camera.pixels.map(Float.init)))
  }
}
