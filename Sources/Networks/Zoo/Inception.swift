extension Network {
  /// A small network with one inception module (Szegedy and others, 2015): windows of 1×1, 3×3 and 5×5 and a pooling side by
  /// side, with convolutions of 1×1 before the large windows that keep the work small.
  package static func inception() throws -> Network {
    func convolution(_ filters: Int, _ size: Extents) -> Conv2D {
      Conv2D(filters: filters, kernelSize: size, padding: .same, activation: .relu)
    }
    return try Network(
      name: "inception", inputs: [NetworkInput(shape: [1, 28, 28])],
      layers: [
        NamedLayer("stem", Conv2D(filters: 8, kernelSize: 3, activation: .relu)),
        NamedLayer("pool1", MaxPooling2D()),
        NamedLayer("branch1", convolution(4, 1), inputs: ["pool1"]),
        NamedLayer("branch3_reduce", convolution(4, 1), inputs: ["pool1"]),
        NamedLayer("branch3", convolution(8, 3)),
        NamedLayer("branch5_reduce", convolution(2, 1), inputs: ["pool1"]),
        NamedLayer("branch5", convolution(4, 5)),
        NamedLayer("branch_pool", MaxPooling2D(poolSize: 3, strides: 1, padding: .same), inputs: ["pool1"]),
        NamedLayer("branch_pool_conv", convolution(4, 1)),
        NamedLayer("concatenate", Concatenate(), inputs: ["branch1", "branch3", "branch5", "branch_pool_conv"]),
        NamedLayer("pool2", MaxPooling2D()),
        NamedLayer("flatten", Flatten()),
        NamedLayer("dense", Dense(units: 10, activation: .softmax)),
      ])
  }
}
