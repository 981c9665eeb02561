import Datasets
import Networks

/// What augmentation does where there are few images: the lecture's network without it and with three kinds of it.
extension Study {
  /// The lecture's network on 500 digits for 100 epochs, validated on 1,500 others.
  static func augmentation() throws -> Study {
    let network = try Network.named("lecture")
    let variants = try augmentations.map { name, text in
      var configuration = TrainingConfiguration(epochs: 100, validationShare: 0.75)
      configuration.augmentation = try Augmentation(text)
      return StudyVariant(name, network, configuration)
    }
    return Study(variants: variants, seeds: [1, 2, 3], dataset: try Dataset.named("mnist").first(training: 2000))
  }

  /// The augmentations by the names of their variants: none, the lecture's, one that suits digits, and one that does not.
  public static let augmentations = [
    (name: "without", text: ""), (name: "rotation", text: "rotation=25"),
    (name: "suitable", text: "rotation=15,width_shift=0.1,height_shift=0.1,zoom=0.1"),
    (name: "unsuitable", text: "rotation=180,horizontal_flip,vertical_flip"),
  ]
}
