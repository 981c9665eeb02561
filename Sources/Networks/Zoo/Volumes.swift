extension Network {
  /// A small network over the volumes that the program generates: two convolutions through space.
  @Sendable package static func volumes() throws -> Network {
    try Network(
      name: "volumes", input: [1, 16, 16, 16],
      layers: [
        NamedLayer("conv1", Conv3D(filters: 8, kernelSize: Extents(repeating: 3, axes: 3), activation: .relu)),
        NamedLayer("pool1", MaxPooling3D()),
        NamedLayer("conv2", Conv3D(filters: 8, kernelSize: Extents(repeating: 3, axes: 3), activation: .relu)),
        NamedLayer("pool2", MaxPooling3D()),
        NamedLayer("flatten", Flatten()),
        NamedLayer("dense", Dense(units: 6, activation: .softmax)),
      ])
  }
}
