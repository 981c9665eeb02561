import Datasets
import Networks

/// What Dropout does where there are few images: the same network with it and without.
extension Study {
  /// A network of 110,000 parameters on 500 digits, validated on 1,500 others after each epoch.
  static func overfitting() throws -> Study {
    let configuration = TrainingConfiguration(epochs: 60, validationShare: 0.75)
    let variants = try [("without-dropout", nil), ("with-dropout", 0.5)].map { name, rate in
      StudyVariant(name, try largeNetwork(name, dropout: rate), configuration)
    }
    return Study(
      variants: variants, seeds: [1, 2, 3], dataset: try Dataset.named("mnist").first(training: 2000))
  }

  private static func largeNetwork(_ name: String, dropout rate: Double?) throws -> Network {
    let (first, second) = (
      rate.map { [NamedLayer("dropout1", Dropout(rate: $0))] } ?? [],
      rate.map { [NamedLayer("dropout2", Dropout(rate: $0))] } ?? []
    )
    let maps = [
      NamedLayer("conv1", Conv2D(filters: 16, kernelSize: 3, activation: .relu)),
      NamedLayer("pool1", MaxPooling2D()),
      NamedLayer("conv2", Conv2D(filters: 32, kernelSize: 3, activation: .relu)),
      NamedLayer("pool2", MaxPooling2D()),
      NamedLayer("flatten", Flatten()),
    ]
    return try Network(
      name: name, input: [1, 28, 28],
      layers: maps + first + [NamedLayer("dense1", Dense(units: 128, activation: .relu))] + second
        + [NamedLayer("dense2", Dense(units: 10, activation: .softmax))])
  }
}
