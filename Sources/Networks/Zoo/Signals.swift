extension Network {
  /// A small network over the signals that the program generates: three convolutions along time, and of each map its strongest
  /// answer, wherever it lies.
  @Sendable package static func signals() throws -> Network {
    func convolution(_ filters: Int) -> Conv1D {
      Conv1D(filters: filters, kernelSize: Extents([5]), activation: .relu)
    }
    return try Network(
      name: "signals", input: [1, 128],
      layers: [
        NamedLayer("conv1", convolution(8)),
        NamedLayer("pool1", MaxPooling1D()),
        NamedLayer("conv2", convolution(8)),
        NamedLayer("pool2", MaxPooling1D()),
        NamedLayer("conv3", convolution(12)),
        NamedLayer("strongest", GlobalMaxPooling1D()),
        NamedLayer("dense", Dense(units: 6, activation: .softmax)),
      ])
  }
}
