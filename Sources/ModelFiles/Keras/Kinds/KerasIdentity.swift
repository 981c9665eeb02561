import Networks
import Tensors

/// What changes images at random, or only the loss, while a network is trained, and afterwards nothing.
enum KerasIdentity: KerasKind {
  static let names = [
    "Identity", "ActivityRegularization", "GaussianDropout", "AlphaDropout",
    "RandomFlip", "RandomRotation", "RandomTranslation", "RandomZoom", "RandomShear", "RandomPerspective",
    "RandomContrast", "RandomBrightness", "RandomSaturation", "RandomHue", "RandomColorJitter",
    "RandomColorDegeneration",
    "RandomGrayscale", "RandomSharpness", "RandomPosterization", "RandomInvert", "RandomErasing", "RandomGaussianBlur",
    "RandomElasticTransform", "RandAugment", "AugMix",
  ]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    [KerasPart(Activation(nil))]
  }
}
