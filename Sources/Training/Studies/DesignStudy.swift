import Datasets
import Networks
import Tensors

/// What each change to the lecture's network does, one thing at a time.
extension Study {
  /// Twelve networks on the whole MNIST, with the lecture's training and three seeds: the lecture's small network, ten changes to
  /// it, and the lecture's deep one.
  static func design() throws -> Study {
    let networks =
      try [Network.named("lecture")] + designs.map { try Network(name: $0, input: digit, layers: $1) }
      + [Network.named("lecture-deep")]
    return Study(
      variants: networks.map { StudyVariant($0.name, $0) }, seeds: [1, 2, 3], dataset: try Dataset.named("mnist"))
  }

  private static let digit: Shape = [1, 28, 28]

  /// The variants of the lecture's network by their names; a new one is added here and in `Templates/strings/*/design.yml`.
  private static let designs: [(name: String, layers: [NamedLayer])] = [
    ("more-filters", blocks([16, 8]) + answer),
    ("many-filters", blocks([32, 16]) + answer),
    ("larger-kernels", blocks([8, 4], kernelSize: 5) + answer),
    ("fewer-layers", blocks([8]) + answer),
    ("more-layers", deeper + answer),
    (
      "hidden-layer",
      blocks([8, 4]) + [NamedLayer("flatten", Flatten()), NamedLayer("hidden", Dense(units: 64, activation: .relu))]
        + [output]
    ),
    ("dropout", blocks([8, 4], after: ("dropout", Dropout(rate: 0.2))) + answer),
    (
      "no-pooling",
      [
        NamedLayer("conv1", Conv2D(filters: 8, kernelSize: 3, activation: .relu)),
        NamedLayer("conv2", Conv2D(filters: 4, kernelSize: 3, activation: .relu)),
      ] + answer
    ),
    (
      "strides",
      [
        NamedLayer("conv1", Conv2D(filters: 8, kernelSize: 3, strides: 2, activation: .relu)),
        NamedLayer("conv2", Conv2D(filters: 4, kernelSize: 3, strides: 2, activation: .relu)),
      ] + answer
    ),
    (
      "average-pooling",
      [
        NamedLayer("conv1", Conv2D(filters: 8, kernelSize: 3, activation: .relu)),
        NamedLayer("pool1", AveragePooling2D()),
        NamedLayer("conv2", Conv2D(filters: 4, kernelSize: 3, activation: .relu)),
        NamedLayer("pool2", AveragePooling2D()),
      ] + answer
    ),
  ]

  /// Convolution and pooling, once for each number of filters, and perhaps a layer behind each.
  private static func blocks(
    _ filters: [Int], kernelSize: Extents = 3, after: (name: String, layer: any Layer)? = nil
  ) -> [NamedLayer] {
    filters.enumerated().flatMap { index, filters in
      [
        NamedLayer("conv\(index + 1)", Conv2D(filters: filters, kernelSize: kernelSize, activation: .relu)),
        NamedLayer("pool\(index + 1)", MaxPooling2D()),
      ] + (after.map { [NamedLayer("\($0.name)\(index + 1)", $0.layer)] } ?? [])
    }
  }

  /// A second convolution in each block, which keeps the size of the maps.
  private static let deeper: [NamedLayer] = [8, 4].enumerated().flatMap { index, filters in
    [
      NamedLayer("conv\(2 * index + 1)", Conv2D(filters: filters, kernelSize: 3, activation: .relu)),
      NamedLayer("conv\(2 * index + 2)", Conv2D(filters: filters, kernelSize: 3, padding: .same, activation: .relu)),
      NamedLayer("pool\(index + 1)", MaxPooling2D()),
    ]
  }

  private static let output = NamedLayer("dense", Dense(units: 10, activation: .softmax))
  private static let answer = [NamedLayer("flatten", Flatten()), output]
}
