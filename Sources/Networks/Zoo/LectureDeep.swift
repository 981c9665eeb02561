extension Network {
  /// The lecture's second network: two blocks of two convolutions, with dropout.
  package static func lectureDeep() throws -> Network {
    try Network(
      name: "lecture-deep", input: [1, 28, 28],
      layers: [
        NamedLayer("conv1", Conv2D(filters: 64, kernelSize: 5, activation: .relu)),
        NamedLayer("conv2", Conv2D(filters: 64, kernelSize: 3, activation: .relu)),
        NamedLayer("pool1", MaxPooling2D()),
        NamedLayer("dropout1", Dropout(rate: 0.2)),
        NamedLayer("conv3", Conv2D(filters: 128, kernelSize: 5, activation: .relu)),
        NamedLayer("conv4", Conv2D(filters: 128, kernelSize: 3, activation: .relu)),
        NamedLayer("pool2", MaxPooling2D()),
        NamedLayer("dropout2", Dropout(rate: 0.2)),
        NamedLayer("flatten", Flatten()),
        NamedLayer("dense1", Dense(units: 128, activation: .relu)),
        NamedLayer("dropout3", Dropout(rate: 0.2)),
        NamedLayer("dense2", Dense(units: 10, activation: .softmax)),
      ])
  }
}
