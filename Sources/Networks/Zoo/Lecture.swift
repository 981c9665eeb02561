extension Network {
  /// The lecture's first network: two small convolutions that everybody can follow by hand, 1,382 parameters.
  package static func lecture() throws -> Network {
    try Network(
      name: "lecture", input: [1, 28, 28],
      layers: [
        NamedLayer("conv1", Conv2D(filters: 8, kernelSize: 3, activation: .relu)),
        NamedLayer("pool1", MaxPooling2D()),
        NamedLayer("conv2", Conv2D(filters: 4, kernelSize: 3, activation: .relu)),
        NamedLayer("pool2", MaxPooling2D()),
        NamedLayer("flatten", Flatten()),
        NamedLayer("dense", Dense(units: 10, activation: .softmax)),
      ])
  }
}
