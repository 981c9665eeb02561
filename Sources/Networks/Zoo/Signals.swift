extension Network {
  /// A small network over the signals that the program generates: two convolutions along time.
  @Sendable package static func signals() throws -> Network {
    try Network(
      name: "signals", input: [1, 128],
      layers: [
        NamedLayer("conv1", Conv1D(filters: 8, kernelSize: Extents([5]), activation: .relu)),
        NamedLayer("pool1", MaxPooling1D(poolSize: Extents([4]))),
        NamedLayer("conv2", Conv1D(filters: 8, kernelSize: Extents([5]), activation: .relu)),
        NamedLayer("pool2", MaxPooling1D()),
        NamedLayer("flatten", Flatten()),
        NamedLayer("dense", Dense(units: 6, activation: .softmax)),
      ])
  }
}
