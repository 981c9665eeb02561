extension Network {
  /// A small network with two inputs and two outputs: one branch looks at the image closely, the other from afar, and gives an
  /// answer of its own, which only helps training, as the auxiliary classifiers of GoogLeNet did (Szegedy and others, 2015).
  @Sendable package static func twoViews() throws -> Network {
    func convolution(_ filters: Int) -> Conv2D {
      Conv2D(filters: filters, kernelSize: 3, padding: .same, activation: .relu)
    }
    return try Network(
      name: "two-views",
      inputs: [NetworkInput(name: "near", shape: [1, 28, 28]), NetworkInput(name: "far", shape: [1, 28, 28])],
      layers: [
        NamedLayer("near_conv", convolution(8), inputs: ["near"]),
        NamedLayer("near_pool", MaxPooling2D(poolSize: 4)),
        NamedLayer("far_shrink", AveragePooling2D(poolSize: 4), inputs: ["far"]),
        NamedLayer("far_conv", convolution(8)),
        NamedLayer("both", Concatenate(), inputs: ["near_pool", "far_conv"]),
        NamedLayer("both_conv", convolution(16)), NamedLayer("flatten", Flatten()),
        NamedLayer("digit", Dense(units: 10, activation: .softmax)),
        NamedLayer("far_flatten", Flatten(), inputs: ["far_conv"]),
        NamedLayer("far_digit", Dense(units: 10, activation: .softmax)),
      ])
  }
}
