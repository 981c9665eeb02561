import Datasets
import Foundation
import Insights
import Networks
import Pretrained
import Support
import Tensors

/// A network that others trained with its weights, and photographs as it wants them.
struct PhotographInputs {
  let model: PhotographedNetwork
  let preparations: [PhotographPreparation]

  /// How many photographs a site shows at most.
  static let limit = 12

  /// Reads all of it; throws where something is missing or damaged. The photographs are read first, as they are what is
  /// most likely wrong.
  init(_ settings: PhotographSettings) throws {
    guard settings.images.count <= Self.limit else {
      throw ConfigurationError.badValue(
        place: "report \(settings.name)", key: "image", value: "\(settings.images.count) photographs",
        expected: "at most \(Self.limit) of them")
    }
    if case .named(let name) = settings.source { _ = try PretrainedModel.named(name) }
    let photographs = try settings.images.map(PhotoClassification.photograph)
    let model =
      switch settings.source {
      case .named(let name): try PhotographedNetwork(try PretrainedModel.named(name))
      case .file(let choice): try PhotographedNetwork(choice)
      }
    preparations = try zip(settings.images, photographs).map {
      try PhotographPreparation(name: Self.name($0), $1, model.preprocessing)
    }
    self.model = model
  }

  /// A file's name without its ending, as readers see it.
  private static func name(_ image: String) -> String {
    URL(fileURLWithPath: image).deletingPathExtension().lastPathComponent.printable(limit: 40)
  }

  /// Everything there is to explain.
  func explanation() throws -> Explanation {
    let camera = try GreyImage.camera()
    let experiment = try Experiment(
      photographs: preparations, title: model.title, classes: model.classes, network: model.network,
      weights: model.weights)
    return try Explanation(
      of: experiment, photographs: preparations,
      grey: Tensor([camera.rows, camera.columns], camera.pixels.map(Float.init)))
  }
}
