import Networks
import Tensors

/// The kinds whose arguments are those of the kind of the same name here.
enum KerasDirect: KerasKind {
  static let names = [
    "Dense", "Activation", "ReLU", "ELU", "GaussianNoise",
    "MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "AveragePooling1D", "AveragePooling2D", "AveragePooling3D",
    "GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalMaxPooling3D",
    "GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalAveragePooling3D",
    "ZeroPadding1D", "ZeroPadding2D", "ZeroPadding3D", "Cropping1D", "Cropping2D", "Cropping3D",
    "UpSampling1D", "UpSampling2D", "UpSampling3D",
    "Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum",
  ]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    guard let type = LayerKinds.named(arguments.kind) else { return [] }
    return [KerasPart(try arguments.layer(type))]
  }
}
